package dev.orm.tour;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;

/** The entities of docs/mapping.md whose ids are several attributes, or those of others. */
final class Museum {

    private Museum() {}

    @Entity
    static class Visitor {
        @Id
        @GeneratedValue
        Long id;
    }

    record TicketKey(Long visitor, int year) {}

    @Entity
    @IdClass(TicketKey.class)
    static class Ticket {
        @Id
        @ManyToOne(fetch = FetchType.LAZY)
        private Visitor visitor;

        @Id
        private int year;

        String kind;

        Ticket() {}

        Ticket(Visitor visitor, int year, String kind) {
            this.visitor = visitor;
            this.year = year;
            this.kind = kind;
        }
    }

    @Entity
    static class Membership {
        @Id
        private Long id;

        @OneToOne(fetch = FetchType.LAZY)
        @MapsId
        @JoinColumn(name = "visitor_id")
        private Visitor visitor;

        Membership() {}

        Membership(Visitor visitor) {
            this.visitor = visitor;
        }
    }
}
