package dev.orm.tour;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;

/** The entity of docs/mapping.md with columns in a second table. */
final class Leasing {

    private Leasing() {}

    @Entity
    @SecondaryTable(name = "lease_text", pkJoinColumns = @PrimaryKeyJoinColumn(name = "lease_id"))
    static class Lease {
        @Id
        @GeneratedValue
        private Long id;

        private String title;

        @Column(table = "lease_text", length = 4000)
        private String body;
        // …

        Lease() {}

        Lease(String title, String body) {
            this.title = title;
            this.body = body;
        }

        String body() {
            return body;
        }
    }
}
