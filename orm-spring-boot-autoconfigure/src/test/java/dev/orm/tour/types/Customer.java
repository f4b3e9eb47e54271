package dev.orm.tour.types;

import dev.orm.mapping.JsonColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

@Entity
public class Customer {

    @Id
    @GeneratedValue
    private Long id;

    @JsonColumn
    private Address address;

    @JsonColumn
    private List<Address> formerAddresses = new ArrayList<>();

    @JsonColumn
    private Map<String, Object> settings = new LinkedHashMap<>();

    protected Customer() {}

    public Customer(Address address) {
        this.address = address;
    }

    public Long getId() {
        return id;
    }

    public Address getAddress() {
        return address;
    }

    public List<Address> getFormerAddresses() {
        return formerAddresses;
    }

    public Map<String, Object> getSettings() {
        return settings;
    }

    public void moveTo(Address next) {
        formerAddresses.add(address);
        address = next;
    }
}
