package dev.orm.boot.chinook;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

@Embeddable
public class Address {

    @Column(name = "address", length = 70)
    private @Nullable String street;

    @Column(length = 40)
    private @Nullable String city;

    @Column(length = 40)
    private @Nullable String state;

    @Column(length = 40)
    private @Nullable String country;

    @Column(length = 10)
    private @Nullable String postalCode;

    protected Address() {}

    public Address(String street, String city, String country) {
        this.street = street;
        this.city = city;
        this.country = country;
    }

    public @Nullable String getStreet() {
        return street;
    }

    public @Nullable String getCity() {
        return city;
    }

    public @Nullable String getState() {
        return state;
    }

    public @Nullable String getCountry() {
        return country;
    }

    public @Nullable String getPostalCode() {
        return postalCode;
    }
}
