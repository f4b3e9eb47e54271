package dev.orm.sql;

import dev.orm.schema.ForeignKey;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Comparison.Operator;
import dev.orm.sql.node.Junction;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Joins tables by the one foreign key between them. */
final class ForeignKeyJoin {

    private ForeignKeyJoin() {}

    /** A foreign key between two tables of a statement. */
    private record Candidate(ForeignKey key, TableRef from, TableRef to) {

        Condition condition() {
            @Nullable Condition all = null;
            for (int i = 0; i < key.columns().size(); i++) {
                Condition equal = new Comparison(
                        Operator.EQ,
                        from.column(from.table().column(key.columns().get(i))),
                        to.column(to.table().column(key.referencedColumns().get(i))));
                all = all == null ? equal : Junction.of(true, all, equal);
            }
            return Objects.requireNonNull(all);
        }

        @Override
        public String toString() {
            return "\"" + key.name() + "\" of " + from + " " + key.columns();
        }
    }

    /**
     * Says how a table is joined to those that are there.
     *
     * @param there the tables that are there
     * @param joined the table that joins them
     * @return the condition
     * @throws IllegalArgumentException if not exactly one foreign key joins them
     */
    static Condition condition(List<? extends TableRef> there, TableRef joined) {
        List<Candidate> candidates = new ArrayList<>();
        for (TableRef table : there) {
            add(table, joined, candidates);
            if (!table.table().name().equals(joined.table().name())) {
                add(joined, table, candidates);
            }
        }
        if (candidates.size() == 1) {
            return candidates.get(0).condition();
        }
        String names = there.stream().map(TableRef::toString).collect(Collectors.joining(", "));
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("No foreign key leads from " + (names.isEmpty() ? "any table" : names)
                    + " to " + joined + " or back. Say how they belong together: join(table, condition).");
        }
        throw new IllegalArgumentException("There are " + candidates.size() + " foreign keys between " + names + " and "
                + joined + ": " + candidates.stream().map(Candidate::toString).collect(Collectors.joining(" and "))
                + ". Say which one is meant: join(table, condition).");
    }

    private static void add(TableRef from, TableRef to, List<Candidate> candidates) {
        from.table().foreignKeys().stream()
                .filter(key -> key.referencedTable().equals(to.table().name()))
                .forEach(key -> candidates.add(new Candidate(key, from, to)));
    }
}
