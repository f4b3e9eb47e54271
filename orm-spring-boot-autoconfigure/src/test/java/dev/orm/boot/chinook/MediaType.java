package dev.orm.boot.chinook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity
public class MediaType {

    @Id
    @GeneratedValue
    @Column(name = "media_type_id")
    private @Nullable Integer id;

    @Column(length = 120)
    private @Nullable String name;

    protected MediaType() {}

    public @Nullable Integer getId() {
        return id;
    }

    public @Nullable String getName() {
        return name;
    }
}
