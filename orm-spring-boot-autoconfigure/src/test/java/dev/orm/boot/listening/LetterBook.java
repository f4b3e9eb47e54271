package dev.orm.boot.listening;

import dev.orm.session.Session;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PrePersist;
import java.time.Clock;

/** Needs a bean of the application and the session, which is made after the entities were mapped. */
class LetterBook {

    private final Clock clock;
    private final Session session;

    LetterBook(Clock clock, Session session) {
        this.clock = clock;
        this.session = session;
    }

    @PrePersist
    void date(Letter letter) {
        letter.setText(letter.getText() + ", " + clock.instant());
    }

    @PostPersist
    void answer(Letter letter) {
        if (!letter.getText().startsWith("Re: ")) {
            session.add(new Letter("Re: " + letter.getText()));
        }
    }
}
