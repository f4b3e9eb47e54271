package dev.orm.tour;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Version;

/** The entities of docs/mapping.md whose tables are joined. */
final class Workshop {

    private Workshop() {}

    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    abstract static class Asset {
        @Id
        @GeneratedValue
        private Long id;

        @Version
        private int version;

        private String label;
        // …

        Asset() {}

        Asset(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    @Entity
    @PrimaryKeyJoinColumn(name = "asset_id")
    static class Machine extends Asset {
        @Column(nullable = false)
        private String serial;
        // …

        Machine() {}

        Machine(String label, String serial) {
            super(label);
            this.serial = serial;
        }

        String serial() {
            return serial;
        }
    }
}
