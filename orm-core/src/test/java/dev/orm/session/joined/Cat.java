package dev.orm.session.joined;

import dev.orm.session.animals.Zoo;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;

@Entity
@DiscriminatorValue("cat")
@PrimaryKeyJoinColumn(name = "animal_id")
public class Cat extends Mammal implements Zoo.Cat {

    private int lives;

    @ManyToOne
    private Dog enemy;

    /** A column of the same name is in the table of another class. */
    private Integer weight;

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

    public Integer getWeight() {
        return weight;
    }

    public void setWeight(Integer weight) {
        this.weight = weight;
    }

    @Override
    public String sound() {
        return "miaow";
    }
}
