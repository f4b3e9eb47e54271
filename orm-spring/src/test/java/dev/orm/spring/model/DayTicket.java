package dev.orm.spring.model;

import jakarta.persistence.Entity;

@Entity
public class DayTicket extends Ticket {

    private int day;

    protected DayTicket() {}

    public DayTicket(String holder, int day) {
        super(holder);
        this.day = day;
    }

    public int getDay() {
        return day;
    }
}
