package dev.orm.tour;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

@Entity
class Invoice {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    @SequenceGenerator(name = "invoice_numbers", allocationSize = 20, initialValue = 1000)
    private Long id;

    private String text;

    Invoice() {}

    Invoice(String text) {
        this.text = text;
    }

    Long id() {
        return id;
    }
}
