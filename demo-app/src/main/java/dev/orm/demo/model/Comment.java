package dev.orm.demo.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a reader says about a post. */
@Entity
public class Comment {

    /** The longest name of a reader. */
    public static final int NAME_LENGTH = 60;

    /** The longest comment. */
    public static final int BODY_LENGTH = 2_000;

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "post_id", nullable = false)
    private Post post;

    @Column(nullable = false, length = NAME_LENGTH)
    private String authorName = "";

    @Column(nullable = false, length = BODY_LENGTH)
    private String body = "";

    @Column(nullable = false)
    private Instant createdAt = Instant.EPOCH;

    /** For the ORM, which sets the post. */
    protected Comment() {}

    Comment(Post post, String authorName, String body, Instant createdAt) {
        this.post = post;
        this.authorName = authorName;
        this.body = body;
        this.createdAt = createdAt;
    }

    public @Nullable Long getId() {
        return id;
    }

    public Post getPost() {
        return post;
    }

    public String getAuthorName() {
        return authorName;
    }

    public String getBody() {
        return body;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }
}
