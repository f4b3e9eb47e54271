package dev.orm.session.perclass;

import dev.orm.session.animals.Zoo;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Toy implements Zoo.Toy {

    @Id
    @GeneratedValue
    private Long id;

    private String name;

    @ManyToOne
    private Dog dog;

    protected Toy() {}

    public Toy(String name) {
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    public Dog getDog() {
        return dog;
    }

    public void setDog(Dog dog) {
        this.dog = dog;
    }
}
