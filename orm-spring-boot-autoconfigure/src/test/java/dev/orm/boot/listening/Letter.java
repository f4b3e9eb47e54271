package dev.orm.boot.listening;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** An entity whose listener needs beans. */
@Entity
@EntityListeners(LetterBook.class)
public class Letter {

    @Id
    @GeneratedValue
    private Long id;

    private String text;

    protected Letter() {}

    Letter(String text) {
        this.text = text;
    }

    String getText() {
        return text;
    }

    void setText(String text) {
        this.text = text;
    }
}
