package dev.orm.mapping;

import dev.orm.schema.Check;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;

/** Constraints and indexes of a table, as far as one entity says. */
final class TableConstraints {

    final List<ForeignKey> foreignKeys = new ArrayList<>();
    final List<UniqueConstraint> uniques = new ArrayList<>();
    final List<Index> indexes = new ArrayList<>();
    final List<Check> checks = new ArrayList<>();

    /** Adds what another entity says of the same table, each once. */
    void addAll(TableConstraints others) {
        add(foreignKeys, others.foreignKeys);
        add(uniques, others.uniques);
        add(indexes, others.indexes);
        add(checks, others.checks);
    }

    private static <T> void add(List<T> to, List<T> others) {
        others.stream().filter(other -> !to.contains(other)).forEach(to::add);
    }
}
