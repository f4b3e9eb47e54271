package dev.orm.boot.validating;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;

/** An entity with constraints of Jakarta Validation. */
@Entity
public class Subscriber {

    @Id
    @GeneratedValue
    private Long id;

    @NotBlank
    @Email
    private String mail;

    @PositiveOrZero
    private int letters;

    protected Subscriber() {}

    Subscriber(String mail) {
        this.mail = mail;
    }

    Long getId() {
        return id;
    }

    void setLetters(int letters) {
        this.letters = letters;
    }
}
