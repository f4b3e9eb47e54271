package dev.orm.benchmarks.ours;

import dev.orm.benchmarks.rows.BookRow;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "book")
public class Book implements BookRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String title = "";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "author_id")
    private @Nullable Author author;

    @OneToMany(mappedBy = "book")
    @OrderBy("id")
    private List<Chapter> chapters = new ArrayList<>();

    /** For the library. */
    protected Book() {}

    @Override
    public long getId() {
        return id == null ? 0 : id;
    }

    @Override
    public String getTitle() {
        return title;
    }

    @Override
    public Author getAuthor() {
        return Objects.requireNonNull(author);
    }

    @Override
    public List<Chapter> getChapters() {
        return chapters;
    }
}
