package dev.orm.benchmarks.rows;

/** A chapter of a book. */
public interface ChapterRow {

    long getId();

    String getTitle();

    int getPages();
}
