package dev.orm.spring.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;

@Entity
public class Truck extends Vehicle {

    @Column(name = "load_kg")
    private int load;

    protected Truck() {}

    public Truck(String driver, int load) {
        super(driver);
        this.load = load;
    }

    public int getLoad() {
        return load;
    }

    public void setLoad(int load) {
        this.load = load;
    }
}
