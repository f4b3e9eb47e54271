package dev.orm.session.perclass;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A class that adds no attributes. */
@Entity
@Table(name = "bird", comment = "They fly")
public class Bird extends Animal {

    protected Bird() {}

    public Bird(String name) {
        super(name);
    }

    @Override
    public String sound() {
        return "tweet";
    }
}
