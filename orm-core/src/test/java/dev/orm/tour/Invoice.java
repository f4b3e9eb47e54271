package dev.orm.tour;

import dev.orm.mapping.OnDelete;
import dev.orm.schema.ReferentialAction;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
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

    @Entity
    static class Line {
        @Id
        @GeneratedValue
        private Long id;

        @ManyToOne
        @OnDelete(ReferentialAction.CASCADE)
        private Invoice invoice;

        Line() {}

        Line(Invoice invoice) {
            this.invoice = invoice;
        }
    }
}
