package dev.orm.benchmarks;

import dev.orm.benchmarks.rows.AuthorRow;
import dev.orm.benchmarks.rows.BookRow;
import dev.orm.benchmarks.rows.Filter;
import dev.orm.benchmarks.rows.ItemRow;
import dev.orm.benchmarks.rows.Summary;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way to do the workloads. Each method is a unit of work of its own: it borrows a connection, opens whatever session the
 * library has, and gives both back. Reads run in auto-commit, writes in one transaction.
 */
public interface Contender extends AutoCloseable {

    /** Reads one item. */
    @Nullable
    ItemRow byId(long id);

    /** Reads the items with ids from 1 to {@code count}, ordered by id. */
    List<? extends ItemRow> items(int count);

    /** Reads three columns of the items with ids from 1 to {@code count}, ordered by id. */
    List<Summary> summaries(int count);

    /** Reads all authors with their books and the books' chapters, each level ordered by id. */
    List<? extends AuthorRow> graph();

    /** Inserts {@code count} items whose keys the database makes; the returned objects know their keys. */
    List<? extends ItemRow> insert(int count);

    /** Reads the items with ids from 1 to {@code count} as objects, adds 1 to the quantity of each, and writes what changed. */
    void raiseQuantities(int count);

    /** Reads the first items, by id, that a filter lets through. The statement is built anew by each call. */
    List<? extends ItemRow> search(Filter filter);

    /** Reads the next {@code count} books after an id, each with its author; ordered by id. */
    List<? extends BookRow> booksAfter(long id, int count);

    /** Which workloads this contender takes part in. */
    default Set<Workload> workloads() {
        return EnumSet.allOf(Workload.class);
    }

    @Override
    void close();
}
