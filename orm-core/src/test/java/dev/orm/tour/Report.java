package dev.orm.tour;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;

/** An entity with a long text. */
@Entity
class Report {

    @Id
    @GeneratedValue
    private Long id;

    private String title;

    @Lob
    @Basic(fetch = FetchType.LAZY)
    private String text;

    protected Report() {}

    Report(String title, String text) {
        this.title = title;
        this.text = text;
    }

    String getText() {
        return text;
    }
}
