package dev.orm.benchmarks.ours;

import dev.orm.benchmarks.rows.AuthorRow;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "author")
public class Author implements AuthorRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name = "";

    @OneToMany(mappedBy = "author")
    @OrderBy("id")
    private List<Book> books = new ArrayList<>();

    /** For the library. */
    protected Author() {}

    @Override
    public long getId() {
        return id == null ? 0 : id;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public List<Book> getBooks() {
        return books;
    }
}
