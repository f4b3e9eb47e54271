package dev.orm.spring.repository.query;

import dev.orm.session.Keyset;
import dev.orm.session.Session;
import dev.orm.sql.Select;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.OffsetScrollPosition;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.ScrollPosition.Direction;
import org.springframework.data.domain.Window;

/** Reads a window of rows, behind a number of rows or behind the key of one. */
public final class Scrolls {

    private Scrolls() {}

    /**
     * Reads a window.
     *
     * @param session runs the query
     * @param select the query, in its order
     * @param position where the window begins; a keyset position needs a query of entities
     * @param size how many rows it has, {@link Integer#MAX_VALUE} or more for all
     * @param <T> what a row becomes
     * @return the window
     * @throws InvalidDataAccessApiUsageException if the position is none of this query
     */
    public static <T> Window<T> window(Session session, Select<T> select, ScrollPosition position, long size) {
        return position instanceof KeysetScrollPosition keyset
                ? keyset(session, select, keyset, size)
                : offset(session, select, (OffsetScrollPosition) position, size);
    }

    private static <T> Window<T> offset(Session session, Select<T> select, OffsetScrollPosition position, long size) {
        long first = position.isInitial() ? 0 : position.getOffset() + 1;
        Rows<T> rows = rows(session, select.offset(first), size);
        return Window.from(rows.list(), OffsetScrollPosition.positionFunction(first), rows.hasMore());
    }

    private static <T> Window<T> keyset(Session session, Select<T> select, KeysetScrollPosition position, long size) {
        Keyset<T> keyset = keyset(session, select);
        boolean backward = position.scrollsBackward();
        Select<T> page;
        if (position.isInitial()) {
            page = backward ? keyset.last() : keyset.first();
        } else {
            List<@Nullable Object> key = key(keyset, position);
            try {
                page = backward ? keyset.before(key) : keyset.after(key);
            } catch (IllegalArgumentException e) {
                throw new InvalidDataAccessApiUsageException(
                        "The scroll position is none of this query: " + e.getMessage(), e);
            }
        }
        Rows<T> rows = rows(session, page, size);
        List<T> list = rows.list();
        if (backward) {
            // They are read away from the position, and shown in the order of the query.
            Collections.reverse(list);
        }
        Direction direction = position.getDirection();
        IntFunction<ScrollPosition> positions = index -> ScrollPosition.of(named(keyset, list.get(index)), direction);
        return Window.from(list, positions, rows.hasMore());
    }

    private static <T> Keyset<T> keyset(Session session, Select<T> select) {
        try {
            return Keyset.of(session.models(), select);
        } catch (IllegalArgumentException e) {
            throw new InvalidDataAccessApiUsageException(
                    "The query cannot be scrolled by a keyset position; begin with ScrollPosition.offset(). "
                            + e.getMessage(),
                    e);
        }
    }

    /** A position that comes from outside may hold anything; what is no key of this query never reaches a statement. */
    private static List<@Nullable Object> key(Keyset<?> keyset, KeysetScrollPosition position) {
        Map<String, Object> given = position.getKeys();
        List<String> names = keyset.attributes();
        if (given.size() != names.size() || !given.keySet().containsAll(names)) {
            throw new InvalidDataAccessApiUsageException("The scroll position has keys of " + given.size()
                    + " attributes, and those of this query are " + new TreeSet<>(names)
                    + ". Go on with positionAt(…) of the window that this query gave, in the same order.");
        }
        List<@Nullable Object> key = new ArrayList<>();
        names.forEach(name -> key.add(given.get(name)));
        return key;
    }

    private static <T> Map<String, @Nullable Object> named(Keyset<T> keyset, T row) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        List<@Nullable Object> key = keyset.key(row);
        List<String> names = keyset.attributes();
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), key.get(i));
        }
        return named;
    }

    private record Rows<T>(List<T> list, boolean hasMore) {}

    /** Reads one row more than wanted, to know whether another follows. */
    private static <T> Rows<T> rows(Session session, Select<T> select, long size) {
        if (size >= Integer.MAX_VALUE) {
            return new Rows<>(new ArrayList<>(session.query(select).list()), false);
        }
        List<T> rows = new ArrayList<>(session.query(select.limit(size + 1)).list());
        boolean more = rows.size() > size;
        return new Rows<>(more ? new ArrayList<>(rows.subList(0, (int) size)) : rows, more);
    }
}
