package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Orders the rows of one step whose classes refer to each other: level by level, so that each level is still written in few
 * statements. Where rows refer to each other in a circle, a reference that may be SQL {@code NULL} is left out and set by a
 * later update.
 */
final class RowOrder {

    private final BiFunction<EntityEntry, ColumnAttribute, @Nullable EntityEntry> target;
    private final Map<EntityEntry, List<ColumnAttribute>> leftOut = new LinkedHashMap<>();

    /**
     * Makes an order.
     *
     * @param target returns the row that a foreign key of a row refers to, or null
     */
    RowOrder(BiFunction<EntityEntry, ColumnAttribute, @Nullable EntityEntry> target) {
        this.target = target;
    }

    /** Returns the references that were left out. */
    Map<EntityEntry, List<ColumnAttribute>> leftOut() {
        return leftOut;
    }

    boolean isLeftOut(EntityEntry row, ColumnAttribute foreignKey) {
        List<ColumnAttribute> keys = leftOut.get(row);
        return keys != null && keys.contains(foreignKey);
    }

    /** Returns the rows in levels; a row refers only to rows of earlier levels. */
    List<List<EntityEntry>> levels(List<EntityEntry> rows) {
        Map<EntityEntry, List<EntityEntry>> referrers = new IdentityHashMap<>();
        Map<EntityEntry, Integer> waits = new IdentityHashMap<>();
        rows.forEach(row -> waits.put(row, 0));
        for (EntityEntry row : rows) {
            for (ColumnAttribute foreignKey : row.model().toOnes()) {
                EntityEntry referred = target.apply(row, foreignKey);
                if (referred == null || !waits.containsKey(referred)) {
                    continue;
                }
                if (referred == row) {
                    if (foreignKey.column().nullable() || isUnknown(row)) {
                        leaveOut(row, foreignKey);
                    }
                } else {
                    referrers
                            .computeIfAbsent(referred, key -> new ArrayList<>())
                            .add(row);
                    waits.merge(row, 1, Integer::sum);
                }
            }
        }
        List<List<EntityEntry>> levels = new ArrayList<>();
        List<EntityEntry> level =
                new ArrayList<>(rows.stream().filter(row -> waits.get(row) == 0).toList());
        int placed = 0;
        while (placed < rows.size()) {
            if (level.isEmpty()) {
                level.add(breakCircle(rows, waits));
            }
            levels.add(level);
            placed += level.size();
            List<EntityEntry> following = new ArrayList<>();
            for (EntityEntry row : level) {
                waits.put(row, -1);
                for (EntityEntry referrer : referrers.getOrDefault(row, List.of())) {
                    int left = waits.get(referrer);
                    if (left > 0 && waits.merge(referrer, -1, Integer::sum) == 0) {
                        following.add(referrer);
                    }
                }
            }
            level = following;
        }
        return levels;
    }

    private EntityEntry breakCircle(List<EntityEntry> rows, Map<EntityEntry, Integer> waits) {
        EntityEntry stuck = null;
        for (EntityEntry row : rows) {
            if (waits.get(row) <= 0) {
                continue;
            }
            stuck = stuck == null ? row : stuck;
            List<ColumnAttribute> blocking = new ArrayList<>();
            for (ColumnAttribute foreignKey : row.model().toOnes()) {
                EntityEntry referred = target.apply(row, foreignKey);
                if (referred != null && referred != row && waits.getOrDefault(referred, -1) >= 0) {
                    blocking.add(foreignKey);
                }
            }
            if (blocking.stream().allMatch(key -> key.column().nullable() && key.updatable())) {
                blocking.forEach(foreignKey -> leaveOut(row, foreignKey));
                waits.put(row, 0);
                return row;
            }
        }
        throw circle(java.util.Objects.requireNonNull(stuck));
    }

    /** A row cannot refer to itself when it is inserted if the database makes its key. */
    private static boolean isUnknown(EntityEntry row) {
        return row.status() == Status.PENDING && row.model().idGeneration().isByDatabase();
    }

    private void leaveOut(EntityEntry row, ColumnAttribute foreignKey) {
        if (!foreignKey.column().nullable()) {
            throw circle(row);
        }
        leftOut.computeIfAbsent(row, key -> new ArrayList<>()).add(foreignKey);
    }

    private static SessionException circle(EntityEntry row) {
        return new SessionException(
                row + " and other rows refer to each other in a circle of foreign keys, none of which may be"
                        + " null, so no order can write them. Make one of the columns nullable.");
    }
}
