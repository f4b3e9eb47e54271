package dev.orm.benchmarks.jooq;

import dev.orm.benchmarks.rows.AuthorRow;
import dev.orm.benchmarks.rows.BookRow;
import dev.orm.benchmarks.rows.ChapterRow;
import java.util.List;

record JooqAuthor(long getId, String getName, List<JooqBook> getBooks) implements AuthorRow {

    record JooqBook(long getId, String getTitle, JooqAuthor getAuthor, List<JooqChapter> getChapters)
            implements BookRow {}

    record JooqChapter(long getId, String getTitle, int getPages) implements ChapterRow {}
}
