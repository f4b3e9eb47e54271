package dev.orm.boot.faulty.entity;

import dev.orm.boot.app.Author;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

@Entity
public class Review {

    @Id
    private long id;

    @ManyToOne
    private @Nullable Author author;

    protected Review() {}

    public long getId() {
        return id;
    }

    public @Nullable Author getAuthor() {
        return author;
    }
}
