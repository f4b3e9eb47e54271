package dev.orm.session.joined;

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
public class Keeper {

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

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public List<Animal> getAnimals() {
        return animals;
    }

    public Animal getFavourite() {
        return favourite;
    }

    public void setFavourite(Animal favourite) {
        this.favourite = favourite;
    }

    public Cat getCat() {
        return cat;
    }

    public void setCat(Cat cat) {
        this.cat = cat;
    }
}
