package dev.orm.session.blog;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** Its post is EAGER, as jakarta.persistence has it when nothing is said. */
@Entity
public class Comment {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    private String text = "";

    @ManyToOne
    private @Nullable Post post;

    protected Comment() {}

    public Comment(String text, @Nullable Post post) {
        this.text = text;
        this.post = post;
    }

    public @Nullable Long getId() {
        return id;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public @Nullable Post getPost() {
        return post;
    }

    public void setPost(@Nullable Post post) {
        this.post = post;
    }
}
