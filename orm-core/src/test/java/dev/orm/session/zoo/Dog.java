package dev.orm.session.zoo;

import dev.orm.session.animals.Zoo;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

@Entity
@DiscriminatorValue("dog")
public class Dog extends Animal implements Zoo.Dog {

    @Column(nullable = false)
    private String breed;

    @OneToMany(mappedBy = "dog", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<Toy> toys = new ArrayList<>();

    protected Dog() {}

    public Dog(String name, String breed) {
        super(name);
        this.breed = breed;
    }

    @Override
    public String getBreed() {
        return breed;
    }

    @Override
    public void setBreed(String breed) {
        this.breed = breed;
    }

    @Override
    public List<Toy> getToys() {
        return toys;
    }

    @Override
    public String sound() {
        return "woof";
    }
}
