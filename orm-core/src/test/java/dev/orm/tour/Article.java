package dev.orm.tour;

import dev.orm.type.Json;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entity with an array and JSON. */
@Entity
public class Article {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    private String title = "";

    private List<String> tags = List.of();

    private @Nullable Json meta;

    protected Article() {}

    public Article(String title, List<String> tags, @Nullable Json meta) {
        this.title = title;
        this.tags = tags;
        this.meta = meta;
    }
}
