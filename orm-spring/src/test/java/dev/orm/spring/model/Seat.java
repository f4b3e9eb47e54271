package dev.orm.spring.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

/** An entity whose id is two attributes. */
@Entity
@IdClass(Seat.Place.class)
public class Seat {

    public record Place(String room, int number) {}

    @Id
    private String room = "";

    @Id
    private int number;

    private String guest = "";

    protected Seat() {}

    public Seat(String room, int number, String guest) {
        this.room = room;
        this.number = number;
        this.guest = guest;
    }

    public String getRoom() {
        return room;
    }

    public int getNumber() {
        return number;
    }

    public String getGuest() {
        return guest;
    }

    public void setGuest(String guest) {
        this.guest = guest;
    }
}
