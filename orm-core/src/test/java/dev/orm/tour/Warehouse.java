package dev.orm.tour;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;

/** The entities of docs/mapping.md of which each class has a table of its own. */
final class Warehouse {

    private Warehouse() {}

    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Movement {
        @Id
        @GeneratedValue
        private Long id;

        @Column(nullable = false)
        private int pieces;
        // …

        Movement() {}

        Movement(int pieces) {
            this.pieces = pieces;
        }

        Long id() {
            return id;
        }

        int pieces() {
            return pieces;
        }
    }

    @Entity
    @Table(name = "deliveries")
    static class Delivery extends Movement {
        @Column(nullable = false)
        private String supplier;
        // …

        Delivery() {}

        Delivery(int pieces, String supplier) {
            super(pieces);
            this.supplier = supplier;
        }
    }

    @Entity
    @Table(name = "removals")
    static class Removal extends Movement {

        Removal() {}

        Removal(int pieces) {
            super(pieces);
        }
    }
}
