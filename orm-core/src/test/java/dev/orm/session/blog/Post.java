package dev.orm.session.blog;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Entity
public class Post {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @Version
    private long version;

    @Column(nullable = false)
    private String title = "";

    private @Nullable String body;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private @Nullable User author;

    @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<Comment> comments = new ArrayList<>();

    @ManyToMany(cascade = {CascadeType.PERSIST, CascadeType.MERGE})
    @JoinTable(name = "post_tag")
    private Set<Tag> tags = new LinkedHashSet<>();

    protected Post() {}

    public Post(String title) {
        this.title = title;
    }

    public Post(String title, @Nullable User author) {
        this.title = title;
        this.author = author;
    }

    public @Nullable Long getId() {
        return id;
    }

    public long getVersion() {
        return version;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public @Nullable String getBody() {
        return body;
    }

    public void setBody(@Nullable String body) {
        this.body = body;
    }

    public @Nullable User getAuthor() {
        return author;
    }

    public void setAuthor(@Nullable User author) {
        this.author = author;
    }

    public List<Comment> getComments() {
        return comments;
    }

    public Set<Tag> getTags() {
        return tags;
    }
}
