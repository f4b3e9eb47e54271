package dev.orm.session.perclass;

import dev.orm.session.animals.Zoo;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

@Entity
public class Dog extends Mammal implements Zoo.Dog {

    @Column(nullable = false)
    private String breed;

    @OneToMany(mappedBy = "dog", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<Toy> toys = new ArrayList<>();

    @OneToMany(mappedBy = "enemy")
    private Set<Cat> enemies = new HashSet<>();

    /** A column of the same name and of another type is in the table of another class. */
    private Integer weight;

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

    public Set<Cat> getEnemies() {
        return enemies;
    }

    @Override
    public List<Toy> getToys() {
        return toys;
    }

    public Integer getWeight() {
        return weight;
    }

    public void setWeight(Integer weight) {
        this.weight = weight;
    }

    @Override
    public String sound() {
        return "woof";
    }
}
