package dev.orm.spring.model;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Entity
public class Article {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String title = "";

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Person author;

    @ManyToMany
    private Set<Topic> topics = new LinkedHashSet<>();

    protected Article() {}

    public Article(String title, @Nullable Person author) {
        this.title = title;
        this.author = author;
    }

    public @Nullable Long getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public @Nullable Person getAuthor() {
        return author;
    }

    public void setAuthor(@Nullable Person author) {
        this.author = author;
    }

    public Set<Topic> getTopics() {
        return topics;
    }
}
