package dev.orm.tour;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Embeddable
record Address(String street, String city) {}

@Entity
class Customer {
    @Id
    @GeneratedValue
    private Long id;

    private Address address;

    Customer() {}

    Customer(Address address) {
        this.address = address;
    }

    Address address() {
        return address;
    }

    void moveTo(Address other) {
        address = other;
    }
}
