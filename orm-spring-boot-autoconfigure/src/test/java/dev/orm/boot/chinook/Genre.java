package dev.orm.boot.chinook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity
public class Genre {

    @Id
    @GeneratedValue
    @Column(name = "genre_id")
    private @Nullable Integer id;

    @Column(length = 120)
    private @Nullable String name;

    protected Genre() {}

    public @Nullable Integer getId() {
        return id;
    }

    public @Nullable String getName() {
        return name;
    }
}
