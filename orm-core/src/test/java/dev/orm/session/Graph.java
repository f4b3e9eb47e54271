package dev.orm.session;

import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Label;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a database ought to hold: rows by the mark of their object, without any mapper. An association is kept once, where its foreign key is. */
final class Graph {

    static final String NONE = "none";
    private static final Set<String> COLLECTIONS = Set.of("labels", "tags", "scores", "counts");

    /** A row. Its values are never changed in place. */
    static final class Row {
        final Class<? extends Node> kind;
        final Map<String, Object> values = new HashMap<>();
        int version;

        Row(Class<? extends Node> kind) {
            this.kind = kind;
        }

        private Row copy() {
            Row copy = new Row(kind);
            copy.values.putAll(values);
            copy.version = version;
            return copy;
        }

        Map<String, Object> columns() {
            Map<String, Object> columns = new HashMap<>(values);
            columns.keySet().removeAll(COLLECTIONS);
            return columns;
        }

        Object get(String name) {
            return Objects.requireNonNull(values.get(name), name);
        }

        @SuppressWarnings("unchecked")
        Set<String> labels() {
            return (Set<String>) get("labels");
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    Graph copy() {
        Graph copy = new Graph();
        rows.forEach((mark, row) -> copy.rows.put(mark, row.copy()));
        return copy;
    }

    Row row(String mark) {
        return Objects.requireNonNull(rows.get(mark), mark);
    }

    Map<String, Row> rows() {
        return rows;
    }

    boolean has(String mark) {
        return rows.containsKey(mark);
    }

    void put(String mark, Row row) {
        rows.put(mark, row);
    }

    /** Returns the marks of the rows of a class. */
    List<String> marks(Class<? extends Node> kind) {
        return rows.keySet().stream().filter(mark -> row(mark).kind == kind).toList();
    }

    /** Returns the marks of the rows of a class in which an attribute has a value. */
    List<String> marks(Class<? extends Node> kind, String attribute, Object value) {
        return marks(kind).stream()
                .filter(mark -> row(mark).get(attribute).equals(value))
                .toList();
    }

    /** Deletes a row; nothing refers to it any more. */
    void delete(String mark) {
        Row row = row(mark);
        rows.remove(mark);
        if (row.kind == Label.class) {
            for (String team : marks(Team.class)) {
                Set<String> labels = new TreeSet<>(row(team).labels());
                labels.remove(mark);
                row(team).values.put("labels", labels);
            }
        }
    }

    /** Returns what the object of a row ought to show. */
    Map<String, Object> shown(String mark) {
        Row row = row(mark);
        Map<String, Object> shown = new TreeMap<>(row.values);
        if (row.kind == Team.class) {
            shown.put("tasks", new TreeSet<>(marks(Task.class, "team", mark)));
            shown.put("members", new TreeSet<>(marks(Person.class, "team", mark)));
        } else if (row.kind == Person.class) {
            shown.put("reports", new TreeSet<>(marks(Person.class, "boss", mark)));
            shown.put("jobs", new TreeSet<>(marks(Task.class, "worker", mark)));
        } else if (row.kind == Label.class) {
            Set<String> teams = new TreeSet<>(marks(Team.class));
            teams.removeIf(team -> !row(team).labels().contains(mark));
            shown.put("teams", teams);
        } else if (row.kind == Badge.class) {
            shown.put(
                    "holder",
                    marks(Person.class, "badge", mark).stream().findFirst().orElse(NONE));
        }
        return shown;
    }

    /** Returns what all objects ought to show. */
    Map<String, Map<String, Object>> shown() {
        Map<String, Map<String, Object>> shown = new TreeMap<>();
        rows.keySet().forEach(mark -> shown.put(mark, shown(mark)));
        return shown;
    }

    /** Counts up the versions of rows whose columns are others than in what was written before. */
    void written(Graph before) {
        rows.forEach((mark, row) -> {
            Row former = before.rows.get(mark);
            if (former != null && !former.columns().equals(row.columns())) {
                row.version++;
            }
        });
    }
}
