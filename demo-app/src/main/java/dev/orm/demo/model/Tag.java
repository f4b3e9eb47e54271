package dev.orm.demo.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A word that says what a post is about. */
@Entity
public class Tag {

    /** The longest name. */
    public static final int NAME_LENGTH = 40;

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @Column(nullable = false, unique = true, length = NAME_LENGTH)
    private String name = "";

    /** For the ORM. */
    protected Tag() {}

    /** Makes a tag. */
    public Tag(String name) {
        this.name = name;
    }

    public @Nullable Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }
}
