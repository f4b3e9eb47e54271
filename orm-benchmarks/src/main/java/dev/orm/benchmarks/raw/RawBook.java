package dev.orm.benchmarks.raw;

import dev.orm.benchmarks.rows.BookRow;
import dev.orm.benchmarks.rows.ChapterRow;
import java.util.ArrayList;
import java.util.List;

final class RawBook implements BookRow {

    private final long id;
    private final RawAuthor author;
    private final String title;
    private final List<Chapter> chapters = new ArrayList<>();

    RawBook(long id, RawAuthor author, String title) {
        this.id = id;
        this.author = author;
        this.title = title;
    }

    @Override
    public long getId() {
        return id;
    }

    @Override
    public RawAuthor getAuthor() {
        return author;
    }

    @Override
    public String getTitle() {
        return title;
    }

    @Override
    public List<Chapter> getChapters() {
        return chapters;
    }

    static final class Chapter implements ChapterRow {

        private final long id;
        private final RawBook book;
        private final String title;
        private final int pages;

        Chapter(long id, RawBook book, String title, int pages) {
            this.id = id;
            this.book = book;
            this.title = title;
            this.pages = pages;
        }

        @Override
        public long getId() {
            return id;
        }

        RawBook getBook() {
            return book;
        }

        @Override
        public String getTitle() {
            return title;
        }

        @Override
        public int getPages() {
            return pages;
        }
    }
}
