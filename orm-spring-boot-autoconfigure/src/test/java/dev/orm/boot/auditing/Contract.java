package dev.orm.boot.auditing;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** An entity that tells who wrote it. */
@Entity
public class Contract extends Audited {

    @Id
    @GeneratedValue
    private Long id;

    private String text;

    protected Contract() {}

    Contract(String text) {
        this.text = text;
    }

    Long getId() {
        return id;
    }

    void setText(String text) {
        this.text = text;
    }
}
