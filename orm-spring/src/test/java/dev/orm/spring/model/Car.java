package dev.orm.spring.model;

import jakarta.persistence.Entity;

@Entity
public class Car extends Vehicle {

    private int seats;

    protected Car() {}

    public Car(String driver, int seats) {
        super(driver);
        this.seats = seats;
    }

    public int getSeats() {
        return seats;
    }

    public void setSeats(int seats) {
        this.seats = seats;
    }
}
