package dev.orm.boot.notes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity
public class Note {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(nullable = false, length = 80)
    private @Nullable String title;

    protected Note() {}

    public Note(String title) {
        this.title = title;
    }

    public @Nullable Long getId() {
        return id;
    }

    public @Nullable String getTitle() {
        return title;
    }
}
