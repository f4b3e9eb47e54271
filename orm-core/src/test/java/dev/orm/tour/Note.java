package dev.orm.tour;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

@Entity
@EntityListeners(Note.Auditor.class)
class Note {

    @Id
    @GeneratedValue
    Long id;

    String text;

    Instant changedAt;

    @PrePersist
    @PreUpdate
    void stamp() {
        changedAt = Instant.now();
    }

    static class Auditor {

        static final List<String> WRITTEN = new ArrayList<>();

        @PostPersist
        void written(Note note) {
            WRITTEN.add(note.text);
        }
    }
}
