package dev.orm.session.perclass;

import dev.orm.session.animals.Zoo;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;

/** What all animals have. */
@Entity
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
public abstract class Animal implements Zoo.Animal {

    @Id
    @GeneratedValue
    private Long id;

    @Version
    private int version;

    @Column(unique = true, nullable = false)
    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    private Keeper keeper;

    @ManyToOne
    private Animal mother;

    @ElementCollection
    private Set<String> nicknames = new HashSet<>();

    @ManyToMany
    private Set<Animal> friends = new HashSet<>();

    protected Animal() {}

    protected Animal(String name) {
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
    public Keeper getKeeper() {
        return keeper;
    }

    public void setKeeper(Keeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public Animal getMother() {
        return mother;
    }

    @Override
    public void setMother(Zoo.Animal mother) {
        this.mother = (Animal) mother;
    }

    @Override
    public Set<String> getNicknames() {
        return nicknames;
    }

    @Override
    public Set<Animal> getFriends() {
        return friends;
    }
}
