package dev.orm.demo.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an author wrote. Its comments live and die with it; its tags are shared with other posts. */
@Entity
public class Post {

    /** The longest title. */
    public static final int TITLE_LENGTH = 160;

    /** The longest slug. */
    public static final int SLUG_LENGTH = 160;

    /** The longest text. */
    public static final int BODY_LENGTH = 20_000;

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @Version
    private int version;

    @Column(nullable = false, length = TITLE_LENGTH)
    private String title = "";

    @Column(nullable = false, unique = true, length = SLUG_LENGTH)
    private String slug = "";

    @Column(nullable = false, length = BODY_LENGTH)
    private String body = "";

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private PostStatus status = PostStatus.DRAFT;

    @Column(nullable = false)
    private Instant createdAt = Instant.EPOCH;

    @Column(nullable = false)
    private Instant updatedAt = Instant.EPOCH;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "author_id", nullable = false)
    private User author;

    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("createdAt, id")
    private List<Comment> comments = new ArrayList<>();

    @ManyToMany
    @JoinTable(
            name = "post_tag",
            joinColumns = @JoinColumn(name = "post_id"),
            inverseJoinColumns = @JoinColumn(name = "tag_id"))
    @OrderBy("name")
    private Set<Tag> tags = new LinkedHashSet<>();

    /** For the ORM, which sets the author. */
    protected Post() {}

    /** Makes a post without comments and tags. */
    public Post(User author, String slug, String title, String body, PostStatus status, Instant createdAt) {
        this.author = author;
        this.slug = slug;
        this.title = title;
        this.body = body;
        this.status = status;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    /** Changes what the author wrote. */
    public void edit(User author, String slug, String title, String body, PostStatus status, Instant when) {
        this.author = author;
        this.slug = slug;
        this.title = title;
        this.body = body;
        this.status = status;
        this.updatedAt = when;
    }

    /** Replaces the tags. Those that stay are not written again. */
    public void tagWith(Collection<Tag> wanted) {
        tags.retainAll(wanted);
        tags.addAll(wanted);
    }

    /** Adds a comment, which is stored with the post. */
    public Comment addComment(String authorName, String text, Instant when) {
        Comment comment = new Comment(this, authorName, text, when);
        comments.add(comment);
        return comment;
    }

    /** Takes a comment away, which deletes it. */
    public boolean removeComment(Comment comment) {
        return comments.remove(comment);
    }

    public @Nullable Long getId() {
        return id;
    }

    public int getVersion() {
        return version;
    }

    public String getTitle() {
        return title;
    }

    public String getSlug() {
        return slug;
    }

    public String getBody() {
        return body;
    }

    public PostStatus getStatus() {
        return status;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public Instant getUpdatedAt() {
        return updatedAt;
    }

    public User getAuthor() {
        return author;
    }

    public List<Comment> getComments() {
        return comments;
    }

    public Set<Tag> getTags() {
        return tags;
    }
}
