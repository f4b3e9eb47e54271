package dev.orm.session.described;

import dev.orm.mapping.MappingOf;
import dev.orm.session.vendor.Contact;
import dev.orm.session.vendor.Customer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity(name = "VendorContact")
@MappingOf(Contact.class)
public final class ContactMapping {

    @Id
    @GeneratedValue
    Long id;

    @Column(length = 20)
    String phone;

    @ManyToOne
    Customer customer;
}
