package dev.orm.session.vendor;

import org.jspecify.annotations.Nullable;

public class Contact {

    private @Nullable Long id;
    private String phone = "";
    private @Nullable Customer customer;

    protected Contact() {}

    public Contact(String phone, @Nullable Customer customer) {
        this.phone = phone;
        this.customer = customer;
    }

    public @Nullable Long getId() {
        return id;
    }

    public String getPhone() {
        return phone;
    }

    public @Nullable Customer getCustomer() {
        return customer;
    }
}
