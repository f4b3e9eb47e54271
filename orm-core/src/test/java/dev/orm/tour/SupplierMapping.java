package dev.orm.tour;

import dev.orm.mapping.MappingOf;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

@Entity
@Table(name = "suppliers")
@MappingOf(Supplier.class)
class SupplierMapping {

    @Id
    @GeneratedValue
    Long number;

    @Column(length = 80)
    String name;

    @Transient
    int rating;
}
