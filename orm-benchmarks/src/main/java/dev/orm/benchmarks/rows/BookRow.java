package dev.orm.benchmarks.rows;

import java.util.List;

/** A book with its author and its chapters. */
public interface BookRow {

    long getId();

    String getTitle();

    AuthorRow getAuthor();

    List<? extends ChapterRow> getChapters();
}
