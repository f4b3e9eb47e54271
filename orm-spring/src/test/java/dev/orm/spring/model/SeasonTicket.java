package dev.orm.spring.model;

import jakarta.persistence.Entity;

@Entity
public class SeasonTicket extends Ticket {

    private String season;

    protected SeasonTicket() {}

    public SeasonTicket(String holder, String season) {
        super(holder);
        this.season = season;
    }

    public String getSeason() {
        return season;
    }
}
