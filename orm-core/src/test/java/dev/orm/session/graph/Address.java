package dev.orm.session.graph;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

@Embeddable
public class Address {

    private @Nullable String city;
    private @Nullable Integer zip;

    protected Address() {}

    public Address(String city, @Nullable Integer zip) {
        this.city = city;
        this.zip = zip;
    }

    /** Changes the object in place. */
    public void zip(@Nullable Integer value) {
        zip = value;
    }

    @Override
    public String toString() {
        return city + "/" + zip;
    }
}
