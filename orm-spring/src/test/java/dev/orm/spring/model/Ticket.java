package dev.orm.spring.model;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** What lets somebody in; its kinds share a table. */
@Entity
public abstract class Ticket {

    @Id
    @GeneratedValue
    private Long id;

    private String holder;

    protected Ticket() {}

    protected Ticket(String holder) {
        this.holder = holder;
    }

    public Long getId() {
        return id;
    }

    public String getHolder() {
        return holder;
    }

    public void setHolder(String holder) {
        this.holder = holder;
    }
}
