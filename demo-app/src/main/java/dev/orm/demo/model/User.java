package dev.orm.demo.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who writes posts. */
@Entity
@Table(name = "users")
public class User {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @Column(nullable = false, unique = true, length = 80)
    private String name = "";

    @Column(nullable = false, length = 120)
    private String email = "";

    @Column(length = 500)
    private @Nullable String bio;

    @Column(nullable = false)
    private boolean active = true;

    @Column(nullable = false)
    private Instant createdAt = Instant.EPOCH;

    @OneToMany(mappedBy = "author")
    private List<Post> posts = new ArrayList<>();

    /** For the ORM. */
    protected User() {}

    /** Makes an active author. */
    public User(String name, String email, @Nullable String bio, Instant createdAt) {
        this.name = name;
        this.email = email;
        this.bio = bio;
        this.createdAt = createdAt;
    }

    public @Nullable Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getEmail() {
        return email;
    }

    public @Nullable String getBio() {
        return bio;
    }

    public boolean isActive() {
        return active;
    }

    /** From now on no new post can be written under this name. */
    public void retire() {
        active = false;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public List<Post> getPosts() {
        return posts;
    }
}
