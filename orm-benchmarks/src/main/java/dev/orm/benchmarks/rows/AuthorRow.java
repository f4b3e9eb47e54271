package dev.orm.benchmarks.rows;

import java.util.List;

/** An author with books. */
public interface AuthorRow {

    long getId();

    String getName();

    List<? extends BookRow> getBooks();
}
