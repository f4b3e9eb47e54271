package dev.orm.spring.model;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

@Embeddable
public class Address {

    private @Nullable String city;
    private @Nullable String street;

    protected Address() {}

    public Address(String city, String street) {
        this.city = city;
        this.street = street;
    }

    public @Nullable String getCity() {
        return city;
    }

    public @Nullable String getStreet() {
        return street;
    }
}
