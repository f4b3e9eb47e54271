package dev.orm.benchmarks.raw;

import dev.orm.benchmarks.rows.AuthorRow;
import java.util.ArrayList;
import java.util.List;

final class RawAuthor implements AuthorRow {

    private final long id;
    private final String name;
    private final List<RawBook> books = new ArrayList<>();

    RawAuthor(long id, String name) {
        this.id = id;
        this.name = name;
    }

    @Override
    public long getId() {
        return id;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public List<RawBook> getBooks() {
        return books;
    }
}
