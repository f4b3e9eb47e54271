package dev.orm.session.described;

import dev.orm.mapping.MappingOf;
import dev.orm.session.vendor.Contact;
import dev.orm.session.vendor.Customer;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.List;

@Entity
@Table(name = "vendor_customers", indexes = @Index(name = "vendor_customers_by_name", columnList = "name"))
@EntityListeners(Displays.class)
@MappingOf(Customer.class)
public final class CustomerMapping {

    @Id
    @GeneratedValue
    @Column(name = "customer_number")
    Long number;

    @Column(length = 80)
    String name;

    @Column(precision = 12, scale = 2)
    BigDecimal credit;

    @Version
    int changes;

    @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
    List<Contact> contacts;

    @Transient
    int displayed;
}
