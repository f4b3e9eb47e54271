package dev.orm.session;

import dev.orm.session.graph.Asset;
import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Document;
import dev.orm.session.graph.Label;
import dev.orm.session.graph.Machine;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Prize;
import dev.orm.session.graph.Profile;
import dev.orm.session.graph.Step;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import dev.orm.session.graph.Truck;
import java.util.ArrayList;
import java.util.Collections;
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

    static final Class<?>[] ENTITIES = {
        Team.class,
        Person.class,
        Badge.class,
        Label.class,
        Task.class,
        Step.class,
        Prize.class,
        Profile.class,
        Asset.class,
        Document.class,
        Machine.class,
        Truck.class
    };

    static final String NONE = "none";
    private static final Set<String> COLLECTIONS = Set.of(
            "labels", "tags", "scores", "counts", "skills", "prizes", "awards", "places", "sites", "codes", "notes");

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

        @SuppressWarnings("unchecked")
        List<String> prizes() {
            return (List<String>) get("prizes");
        }

        @SuppressWarnings("unchecked")
        List<String> skills() {
            return (List<String>) get("skills");
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, List<String>> places = new HashMap<>();

    Graph copy() {
        Graph copy = new Graph();
        rows.forEach((mark, row) -> copy.rows.put(mark, row.copy()));
        copy.places.putAll(places);
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
        return rows.keySet().stream()
                .filter(mark -> kind.isAssignableFrom(row(mark).kind))
                .toList();
    }

    /** Returns the marks of the rows of a class in which an attribute has a value. */
    List<String> marks(Class<? extends Node> kind, String attribute, Object value) {
        return marks(kind).stream()
                .filter(mark -> row(mark).get(attribute).equals(value))
                .toList();
    }

    /** Returns the values of a new task. */
    static Map<String, Object> task(String team) {
        return Map.of("cost", "null", "team", team, "worker", NONE, "tool", NONE, "notes", List.of());
    }

    /** Returns the row with those that go with it by rules of foreign keys. */
    Set<String> ruled(String mark) {
        Set<String> gone = new TreeSet<>(Set.of(mark));
        List<String> steps = marks(Step.class);
        while (gone.addAll(steps.stream()
                .filter(step -> gone.contains(row(step).get("task"))
                        || gone.contains(row(step).get("whole")))
                .toList())) {}
        return gone;
    }

    /** Deletes a row; what refers to it still does so by a rule. */
    void delete(String mark) {
        for (String gone : ruled(mark)) {
            Row row = row(gone);
            rows.remove(gone);
            if (row.kind == Label.class) {
                unlink(gone);
            } else if (row.kind == Prize.class) {
                marks(Team.class).forEach(team -> takeOut(team, gone));
            } else if (row.kind == Person.class) {
                forget(Relation.KEEPER, gone);
                forget(Relation.HELPER, gone);
            }
        }
    }

    private void takeOut(String team, String prize) {
        List<String> prizes = new ArrayList<>(row(team).prizes());
        if (prizes.remove(prize)) {
            row(team).values.put("prizes", prizes);
        }
    }

    private void unlink(String label) {
        for (String team : marks(Team.class)) {
            Set<String> labels = new TreeSet<>(row(team).labels());
            labels.remove(label);
            row(team).values.put("labels", labels);
        }
        for (String person : marks(Person.class)) {
            List<String> skills = new ArrayList<>(row(person).skills());
            skills.remove(label);
            row(person).values.put("skills", skills);
        }
    }

    /** The database does it, which is no change of the object. */
    private void forget(Relation relation, String target) {
        for (String referrer : marks(relation.from, relation.attribute, target)) {
            row(referrer).values.put(relation.attribute, NONE);
        }
    }

    /** Says in which order the list of a task has its steps; those that it does not name come behind, in any order. */
    void place(String task, List<String> steps) {
        places.put(task, steps);
    }

    /** Returns the steps of a task whose order is known. */
    private List<String> placed(String task) {
        return places.getOrDefault(task, List.of()).stream()
                .filter(step -> has(step) && row(step).get("task").equals(task))
                .toList();
    }

    /** Returns the steps in a list, those whose order does not matter by their marks. */
    List<String> settled(String task, List<String> steps) {
        List<String> settled = new ArrayList<>(steps);
        int placed = Math.min(settled.size(), placed(task).size());
        Collections.sort(settled.subList(placed, settled.size()));
        return settled;
    }

    /** Returns what the object of a row ought to show. */
    Map<String, Object> shown(String mark) {
        Row row = row(mark);
        Map<String, Object> shown = new TreeMap<>(row.values);
        if (row.kind == Team.class) {
            shown.put("tasks", new TreeSet<>(marks(Task.class, "team", mark)));
            shown.put("members", new TreeSet<>(marks(Person.class, "team", mark)));
            shown.put("machines", new TreeSet<>(marks(Machine.class, "owner", mark)));
        } else if (row.kind == Person.class) {
            shown.put("reports", new TreeSet<>(marks(Person.class, "boss", mark)));
            shown.put("jobs", new TreeSet<>(marks(Task.class, "worker", mark)));
            shown.put(
                    "profile",
                    marks(Profile.class, "person", mark).stream().findFirst().orElse(NONE));
            shown.put("assets", new TreeSet<>(marks(Asset.class, "keeper", mark)));
        } else if (row.kind == Task.class) {
            List<String> steps = new ArrayList<>(placed(mark));
            marks(Step.class, "task", mark).stream()
                    .filter(step -> !steps.contains(step))
                    .forEach(steps::add);
            shown.put("steps", settled(mark, steps));
        } else if (row.kind == Step.class) {
            shown.put("parts", new TreeSet<>(marks(Step.class, "whole", mark)));
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
