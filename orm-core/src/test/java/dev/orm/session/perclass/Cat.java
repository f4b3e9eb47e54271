package dev.orm.session.perclass;

import dev.orm.session.animals.Zoo;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;

@Entity
public class Cat extends Mammal implements Zoo.Cat {

    private int lives;

    @ManyToOne
    private Dog enemy;

    /** A column of the same name and of another type is in the table of another class. */
    private Double weight;

    protected Cat() {}

    public Cat(String name, int lives) {
        super(name);
        this.lives = lives;
    }

    @Override
    public int getLives() {
        return lives;
    }

    @Override
    public void setLives(int lives) {
        this.lives = lives;
    }

    @Override
    public Dog getEnemy() {
        return enemy;
    }

    @Override
    public void setEnemy(Zoo.Dog enemy) {
        this.enemy = (Dog) enemy;
    }

    public Double getWeight() {
        return weight;
    }

    public void setWeight(Double weight) {
        this.weight = weight;
    }

    @Override
    public String sound() {
        return "miaow";
    }
}
