package dev.orm.session.described;

import dev.orm.session.vendor.Customer;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** An entity of the application, which refers to a class of the library. */
@Entity
public class Invoice {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @ManyToOne(optional = false)
    private @Nullable Customer customer;

    protected Invoice() {}

    public Invoice(Customer customer) {
        this.customer = customer;
    }

    public @Nullable Customer customer() {
        return customer;
    }
}
