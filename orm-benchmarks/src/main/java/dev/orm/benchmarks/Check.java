package dev.orm.benchmarks;

import dev.orm.benchmarks.rows.AuthorRow;
import dev.orm.benchmarks.rows.BookRow;
import dev.orm.benchmarks.rows.ChapterRow;
import dev.orm.benchmarks.rows.ItemRow;
import dev.orm.benchmarks.rows.Items;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Proves that a contender does a workload: its rows are written out column by column and compared with the baseline's, its
 * writes are looked up in the tables.
 */
final class Check {

    private static final int CALLS = 64;

    private final BenchmarkDatabase database;

    Check(BenchmarkDatabase database) {
        this.database = database;
    }

    /** Fails with a sentence if the contender does not do what the workload says. */
    void verify(Workload workload, Contender contender, Contender baseline) {
        switch (workload) {
            case W7 -> verifyInsert(contender);
            case W8 -> verifyUpdate(contender);
            default -> verifyRows(workload, contender, baseline);
        }
    }

    private static void verifyRows(Workload workload, Contender contender, Contender baseline) {
        // The short workloads ask for other rows in each call, the long ones for the same.
        int calls = workload.callsPerSample() < 50 ? 1 : CALLS;
        for (int call = 0; call < calls; call++) {
            String expected = text(workload.run(baseline, call));
            String actual = text(workload.run(contender, call));
            if (!actual.equals(expected)) {
                throw new IllegalStateException(
                        "returns other rows than the baseline: " + difference(expected, actual));
            }
        }
    }

    private void verifyInsert(Contender contender) {
        List<? extends ItemRow> inserted = contender.insert(1000);
        try {
            Set<Long> keys = new HashSet<>();
            for (ItemRow item : inserted) {
                keys.add(item.getId());
            }
            if (inserted.size() != 1000 || keys.size() != 1000 || keys.contains(0L)) {
                throw new IllegalStateException("does not know the keys of the rows it inserted");
            }
            Map<Long, String> codes = database.insertedCodes();
            if (!keys.equals(codes.keySet())) {
                throw new IllegalStateException("returns other keys than its rows have");
            }
            for (ItemRow item : inserted) {
                if (!item.getCode().equals(codes.get(item.getId()))) {
                    throw new IllegalStateException("gives the key of one row to the object of another");
                }
            }
            if (!inserted.get(0).getName().equals(Items.nameOf(1))) {
                throw new IllegalStateException("inserts other rows than the workload says");
            }
        } finally {
            database.removeInserted();
        }
    }

    private void verifyUpdate(Contender contender) {
        long before = database.sumOfQuantities();
        contender.raiseQuantities(1000);
        long after = database.sumOfQuantities();
        if (after != before + 1000) {
            throw new IllegalStateException(
                    "raises the quantities by " + (after - before) + " in all where it should be by 1000");
        }
    }

    private static String text(Object result) {
        StringBuilder text = new StringBuilder();
        append(text, result);
        return text.toString();
    }

    private static void append(StringBuilder text, Object value) {
        if (value instanceof List<?> rows) {
            rows.forEach(row -> append(text, row));
        } else if (value instanceof ItemRow item) {
            text.append(item.getId())
                    .append('|')
                    .append(item.getName())
                    .append('|')
                    .append(item.getCategory());
            text.append('|').append(item.getDescription()).append('|').append(item.getCode());
            text.append('|').append(item.getQuantity()).append('|').append(item.getStock());
            text.append('|').append(item.getWeight()).append('|').append(item.getPrice());
            text.append('|').append(item.isActive()).append('\n');
        } else if (value instanceof AuthorRow author) {
            text.append("author ")
                    .append(author.getId())
                    .append('|')
                    .append(author.getName())
                    .append('\n');
            for (BookRow book : author.getBooks()) {
                append(text, book);
                book.getChapters().forEach(chapter -> append(text, chapter));
            }
        } else if (value instanceof BookRow book) {
            text.append("book ")
                    .append(book.getId())
                    .append('|')
                    .append(book.getTitle())
                    .append('|');
            text.append(book.getAuthor().getId())
                    .append('|')
                    .append(book.getAuthor().getName())
                    .append('\n');
        } else if (value instanceof ChapterRow chapter) {
            text.append("chapter ")
                    .append(chapter.getId())
                    .append('|')
                    .append(chapter.getTitle())
                    .append('|');
            text.append(chapter.getPages()).append('\n');
        } else {
            text.append(value).append('\n');
        }
    }

    private static String difference(String expected, String actual) {
        List<String> expectedLines = expected.lines().toList();
        List<String> actualLines = actual.lines().toList();
        for (int line = 0; line < Math.min(expectedLines.size(), actualLines.size()); line++) {
            if (!expectedLines.get(line).equals(actualLines.get(line))) {
                return "'" + actualLines.get(line) + "' where it should be '" + expectedLines.get(line) + "'";
            }
        }
        return actualLines.size() + " lines where there should be " + expectedLines.size();
    }
}
