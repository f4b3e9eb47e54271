package dev.orm.session.joined;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;

@Entity
@DiscriminatorValue("cat")
@PrimaryKeyJoinColumn(name = "animal_id")
public class Cat extends Mammal {

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

    public int getLives() {
        return lives;
    }

    public void setLives(int lives) {
        this.lives = lives;
    }

    public Dog getEnemy() {
        return enemy;
    }

    public void setEnemy(Dog enemy) {
        this.enemy = enemy;
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
