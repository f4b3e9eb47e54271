package dev.orm.session.perclass;

import jakarta.persistence.Entity;

/** An abstract class in the middle, which has no table. */
@Entity
public abstract class Mammal extends Animal {

    private int legs = 4;

    protected Mammal() {}

    protected Mammal(String name) {
        super(name);
    }

    public int getLegs() {
        return legs;
    }

    public void setLegs(int legs) {
        this.legs = legs;
    }
}
