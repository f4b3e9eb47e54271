package dev.orm.session.perclass;

import dev.orm.session.animals.Zoo;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;

/** A person with animals of several kinds. */
@Entity
public class Keeper implements Zoo.Keeper {

    @Id
    @GeneratedValue
    private Long id;

    private String name;

    @OneToMany(mappedBy = "keeper", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("name")
    private List<Animal> animals = new ArrayList<>();

    @ManyToOne
    private Animal favourite;

    @ManyToOne(fetch = FetchType.LAZY)
    private Cat cat;

    protected Keeper() {}

    public Keeper(String name) {
        this.name = name;
    }

    @Override
    public Long getId() {
        return id;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public void setName(String name) {
        this.name = name;
    }

    @Override
    public List<Animal> getAnimals() {
        return animals;
    }

    @Override
    public Animal getFavourite() {
        return favourite;
    }

    @Override
    public void setFavourite(Zoo.Animal favourite) {
        this.favourite = (Animal) favourite;
    }

    @Override
    public Cat getCat() {
        return cat;
    }

    @Override
    public void setCat(Zoo.Cat cat) {
        this.cat = (Cat) cat;
    }
}
