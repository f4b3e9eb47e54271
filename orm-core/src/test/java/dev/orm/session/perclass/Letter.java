package dev.orm.session.perclass;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Adds an attribute whose column is called as that which tells of which class a row is, where nobody says otherwise. */
@Entity
@Table(name = "letters")
public class Letter extends Document {

    private int dtype;

    protected Letter() {}

    public Letter(String title, int dtype) {
        super(title);
        this.dtype = dtype;
    }

    public int getDtype() {
        return dtype;
    }
}
