package dev.orm.tour;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** The entities of docs/mapping.md that share a table. */
final class Billing {

    private Billing() {}

    @Entity
    @DiscriminatorColumn(name = "kind")
    abstract static class Payment {
        @Id
        @GeneratedValue
        private Long id;

        @Column(nullable = false)
        private String payer;
        // …

        Payment() {}

        Payment(String payer) {
            this.payer = payer;
        }

        String payer() {
            return payer;
        }
    }

    @Entity
    @DiscriminatorValue("card")
    static class CardPayment extends Payment {
        private String lastDigits;
        // …

        CardPayment() {}

        CardPayment(String payer, String lastDigits) {
            super(payer);
            this.lastDigits = lastDigits;
        }

        String lastDigits() {
            return lastDigits;
        }
    }

    @Entity
    @DiscriminatorValue("transfer")
    static class Transfer extends Payment {
        private String iban;
        // …

        Transfer() {}

        Transfer(String payer, String iban) {
            super(payer);
            this.iban = iban;
        }

        String iban() {
            return iban;
        }
    }
}
