package dev.orm.session.described;

import dev.orm.session.vendor.Customer;
import jakarta.persistence.PostLoad;

public class Displays {

    @PostLoad
    void show(Customer customer) {
        customer.show();
    }
}
