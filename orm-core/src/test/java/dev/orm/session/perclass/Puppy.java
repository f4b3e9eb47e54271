package dev.orm.session.perclass;

import dev.orm.session.animals.Zoo;
import jakarta.persistence.Entity;

@Entity
public class Puppy extends Dog implements Zoo.Puppy {

    private int weeks;

    protected Puppy() {}

    public Puppy(String name, String breed, int weeks) {
        super(name, breed);
        this.weeks = weeks;
    }

    @Override
    public int getWeeks() {
        return weeks;
    }

    @Override
    public void setWeeks(int weeks) {
        this.weeks = weeks;
    }

    @Override
    public String sound() {
        return "yip";
    }
}
