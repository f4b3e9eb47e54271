package dev.orm.session.zoo;

import dev.orm.session.animals.Zoo;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;

@Entity
@DiscriminatorValue("cat")
public class Cat extends Animal implements Zoo.Cat {

    private int lives;

    @ManyToOne
    private Dog enemy;

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

    @Override
    public String sound() {
        return "miaow";
    }
}
