package dev.orm.session.joined;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;

@Entity
@DiscriminatorValue("puppy")
public class Puppy extends Dog {

    private int weeks;

    protected Puppy() {}

    public Puppy(String name, String breed, int weeks) {
        super(name, breed);
        this.weeks = weeks;
    }

    public int getWeeks() {
        return weeks;
    }

    public void setWeeks(int weeks) {
        this.weeks = weeks;
    }

    @Override
    public String sound() {
        return "yip";
    }
}
