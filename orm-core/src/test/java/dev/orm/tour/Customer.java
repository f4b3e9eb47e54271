package dev.orm.tour;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
class Customer {
    @Embeddable
    record Address(String street, String city) {}

    private Address address;

    @Id
    @GeneratedValue
    private Long id;

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
