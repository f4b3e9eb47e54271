package dev.orm.session;

import static dev.orm.session.graph.QBadge.badge;
import static dev.orm.session.graph.QLabel.label;
import static dev.orm.session.graph.QPerson.person;
import static dev.orm.session.graph.QTask.task;
import static dev.orm.session.graph.QTeam.team;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.engine.TransactionOptions;
import dev.orm.engine.UniqueViolationException;
import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Label;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A program made at random: it changes objects by a session, and a {@link Graph} by hand, and compares them. */
final class GraphProgram extends GraphChanges {

    GraphProgram(SessionFactory sessions, StatementLog log, long seed) {
        super(sessions, log, seed);
    }

    void run(int transactions) {
        for (int i = 0; i < transactions; i++) {
            transaction();
        }
        deleteAll();
        session.close();
    }

    private void transaction() {
        if (chance(30)) {
            say("new session");
            session.close();
            session = sessions.openSession();
            held.clear();
            distrusted.clear();
        }
        Node detached = chance(25) ? detached() : null;
        Graph before = now.copy();
        say("begin");
        session.begin(TransactionOptions.READ_WRITE);
        if (detached != null) {
            merge(detached);
        }
        steps(2 + random.nextInt(10), 0);
        if (chance(75)) {
            flush();
            say("commit");
            session.commit();
            assertThat(log.sent()).as("a commit after a flush").isEmpty();
        } else {
            say("rollback");
            session.rollback();
            back(before);
        }
        verifyElsewhere();
    }

    private void steps(int number, int depth) {
        for (int i = 0; i < number; i++) {
            step(depth);
        }
    }

    private void step(int depth) {
        if (now.rows().size() < 4) {
            create();
            return;
        }
        switch (random.nextInt(24)) {
            case 0, 1, 2 -> create();
            case 3, 4, 5 -> changeValue();
            case 6, 7, 8, 9 -> relate();
            case 10, 11 -> labels();
            case 12, 13 -> elements();
            case 14, 15 -> delete();
            case 16 -> deleteAndAdd();
            case 17 -> ask();
            case 18 -> verifyHere();
            case 19 -> forget();
            case 20 -> exchange();
            case 21 -> statement();
            case 22 -> collide();
            default -> {
                if (depth < 2) {
                    nested(depth);
                }
            }
        }
    }

    private void back(Graph before) {
        now = before.copy();
        written = before.copy();
        touched.clear();
        held.entrySet().removeIf(entry -> !now.has(entry.getKey()) || !session.contains(entry.getValue()));
        distrustUndone();
    }

    private void nested(int depth) {
        flush();
        Graph before = now.copy();
        say("begin nested");
        boolean keep = chance(50);
        try (Session.NestedTransaction nested = session.beginNested()) {
            steps(1 + random.nextInt(6), depth + 1);
            if (keep) {
                flush();
                say("commit nested");
                nested.commit();
            } else {
                say("rollback nested");
                nested.rollback();
            }
        }
        if (!keep) {
            back(before);
        }
        if (chance(30)) {
            verifyHere();
        }
    }

    /** Tries what a unique key refuses, inside a nested transaction. */
    private void collide() {
        List<String> named = now.marks(Team.class).stream()
                .filter(mark -> !now.row(mark).get("name").equals("null"))
                .toList();
        if (named.isEmpty() || now.marks(Team.class).size() < 2) {
            return;
        }
        flush();
        Graph before = now.copy();
        String one = any(named);
        String other = any(now.marks(Team.class));
        if (one.equals(other)) {
            return;
        }
        say("collide " + one + " " + other);
        String name = ((Team) object(one)).name();
        assertThatExceptionOfType(UniqueViolationException.class).isThrownBy(() -> {
            try (Session.NestedTransaction nested = session.beginNested()) {
                if (chance(50)) {
                    create();
                    labels();
                    elements();
                }
                ((Team) object(other)).name(name);
                ((Team) object(one)).name(name);
                nested.commit();
            }
        });
        back(before);
    }

    /** Drops changes that are not written yet. */
    private void forget() {
        flush();
        String mark = any(List.copyOf(now.rows().keySet()));
        Node node = object(mark);
        int way = random.nextInt(4);
        say("forget " + mark + ", way " + way);
        if (node instanceof Team changed) {
            changed.name("forgotten");
            changed.scores().add(99);
        } else if (node instanceof Person changed) {
            changed.age(-1);
        }
        switch (way) {
            case 0 -> session.expire(node);
            case 1 -> session.refresh(node);
            case 2 -> session.expireAll();
            default -> {
                session.clear();
                held.clear();
            }
        }
        if (chance(30)) {
            verifyHere();
        }
    }

    /** Changes rows by a statement, of which the objects hear. */
    private void statement() {
        flush();
        List<String> teams = now.marks(Team.class);
        switch (random.nextInt(4)) {
            case 0 -> {
                int age = random.nextInt(4);
                say("update age " + age);
                long rows = session.execute(
                        update(person).set(person.age, person.age.plus(1)).where(person.age.eq(age)));
                List<String> changed = now.marks(Person.class, "age", age);
                assertThat(rows).isEqualTo(changed.size());
                changed.forEach(mark -> now.row(mark).values.put("age", age + 1));
            }
            case 1 -> {
                say("delete tasks without cost");
                long rows = session.execute(deleteFrom(task).where(task.cost.isNull()));
                List<String> gone = now.marks(Task.class, "cost", "null");
                assertThat(rows).isEqualTo(gone.size());
                gone.forEach(now::delete);
                held.keySet().removeAll(gone);
            }
            case 2 -> {
                if (!teams.isEmpty()) {
                    String target = any(teams);
                    int age = random.nextInt(4);
                    say("update team of age " + age + " to " + target);
                    session.execute(update(person)
                            .set(person.team().id, (Long) id(target))
                            .where(person.age.eq(age)));
                    now.marks(Person.class, "age", age)
                            .forEach(mark -> now.row(mark).values.put("team", target));
                }
            }
            default -> {
                if (!teams.isEmpty()) {
                    String owner = any(teams);
                    String mark = newMark("k");
                    say("insert task " + mark + " of " + owner);
                    session.execute(insertInto(task)
                            .columns(task.mark, task.version, task.team().id)
                            .values(mark, 0, (Long) id(owner)));
                    Graph.Row row = new Graph.Row(Task.class);
                    row.values.putAll(Map.of("cost", "null", "team", owner, "worker", Graph.NONE));
                    now.put(mark, row);
                    Node found = byMark(Task.class, mark);
                    held.put(mark, found);
                    ids.put(mark, found.id());
                }
            }
        }
        written = now.copy();
    }

    // Merge

    /** Reads an object in another session and changes it afterwards. */
    private @Nullable Node detached() {
        List<String> marks = now.rows().keySet().stream()
                .filter(mark -> now.row(mark).kind != Label.class)
                .toList();
        if (marks.isEmpty()) {
            return null;
        }
        String mark = any(marks);
        boolean whole = chance(50);
        return sessions.inReadOnlyTransaction(reader -> {
            Node node = reader.getOrThrow(now.row(mark).kind, id(mark));
            if (whole) {
                node.shown();
            }
            return node;
        });
    }

    private void merge(Node detached) {
        String mark = detached.mark();
        Graph.Row row = now.row(mark);
        say("merge " + mark);
        if (detached instanceof Team changed) {
            changed.name(null);
            row.values.put("name", "null");
            mergeCollections(changed, row);
        } else if (detached instanceof Person changed) {
            changed.age(9);
            row.values.put("age", 9);
            if (chance(50)) {
                changed.boss(null);
                row.values.put("boss", Graph.NONE);
            }
        } else if (detached instanceof Task changed) {
            changed.cost(null);
            row.values.put("cost", "null");
        } else {
            ((Badge) detached).text("merged");
            row.values.put("text", "merged");
        }
        Node merged = session.merge(detached);
        assertThat(merged).isNotSameAs(detached);
        if (held.containsKey(mark)) {
            assertThat(merged).isSameAs(held.get(mark));
        }
        held.put(mark, merged);
        assertThat(session.contains(detached)).isFalse();
        flush();
        for (String made : now.marks(Task.class)) {
            // The session made a copy of it.
            if (!ids.containsKey(made)) {
                Node copy = byMark(Task.class, made);
                held.put(made, copy);
                ids.put(made, copy.id());
            }
        }
    }

    private void mergeCollections(Team changed, Graph.Row row) {
        if (changed.tags() instanceof dev.orm.session.state.LazyCollection lazy && !lazy.isLoaded()) {
            return;
        }
        changed.tags().add("merged");
        Set<Object> tags = new TreeSet<>((Collection<?>) row.get("tags"));
        tags.add("merged");
        row.values.put("tags", tags);
        changed.scores().add(77);
        List<Object> scores = new ArrayList<>((List<?>) row.get("scores"));
        scores.add(77);
        row.values.put("scores", scores);
        if (!changed.labels().isEmpty() && chance(50)) {
            changed.labels().clear();
            row.values.put("labels", new TreeSet<>());
        }
        if (!changed.tasks().isEmpty() && chance(50)) {
            Task orphan = changed.tasks().remove(0);
            now.delete(orphan.mark());
        }
        if (chance(50)) {
            Task made = new Task(newMark("k"));
            changed.tasks().add(made);
            Graph.Row task = new Graph.Row(Task.class);
            task.values.putAll(Map.of("cost", "null", "team", changed.mark(), "worker", Graph.NONE));
            now.put(made.mark(), task);
        }
    }

    // Comparison

    /** A query sees what was changed and not written. */
    private void ask() {
        say("ask");
        String mark = any(List.copyOf(now.rows().keySet()));
        Graph.Row row = now.row(mark);
        if (row.kind == Team.class) {
            assertThat(number(() -> session.query(select(count())
                                    .from(task)
                                    .where(task.team().mark.eq(mark)))
                            .single()))
                    .isEqualTo(now.marks(Task.class, "team", mark).size());
            assertThat(number(
                            () -> session.query(select(count()).from(label).where(label.teams.any(team.mark.eq(mark))))
                                    .single()))
                    .isEqualTo(row.labels().size());
        } else if (row.kind == Person.class) {
            assertThat(session.query(select(person.mark)
                                    .from(person)
                                    .where(person.boss().mark.eq(mark)))
                            .list())
                    .containsExactlyInAnyOrderElementsOf(now.marks(Person.class, "boss", mark));
        } else {
            assertThat(number(() -> session.query(select(count())
                                    .from(person)
                                    .where(person.badge().isNotNull()))
                            .single()))
                    .isEqualTo(now.marks(Person.class).size()
                            - now.marks(Person.class, "badge", Graph.NONE).size());
        }
        flush();
    }

    private static long number(Supplier<Long> query) {
        return query.get();
    }

    /** Compares what the session has with what there ought to be. */
    private void verifyHere() {
        flush();
        say("compare");
        compare(session, random.nextInt(4));
        log.sent();
        session.flush();
        assertThat(log.sent()).as("a flush after reading").isEmpty();
    }

    private void verifyElsewhere() {
        int way = random.nextInt(5);
        say("compare elsewhere, way " + way);
        log.sent();
        if (chance(50)) {
            sessions.inReadOnlyTransaction(reader -> {
                compare(reader, way);
                return way;
            });
        } else {
            sessions.inTransactionWithoutResult(other -> {
                compare(other, way);
                log.sent();
                other.flush();
                assertThat(log.sent()).as("a flush after reading").isEmpty();
            });
        }
        log.sent();
    }

    private void compare(Session in, int way) {
        Map<String, Map<String, Object>> shown = new TreeMap<>();
        Map<String, Integer> versions = new TreeMap<>();
        for (Node node : all(in, way)) {
            if (in == session) {
                Node known = held.putIfAbsent(node.mark(), node);
                assertThat(node).as(node.mark()).isSameAs(known == null ? node : known);
            }
            shown.put(node.mark(), node.shown());
            versions.put(node.mark(), node.version());
            if (in != session && node instanceof Person ordered) {
                assertThat(ordered.reports())
                        .isSortedAccordingTo((one, other) -> one.age() != other.age()
                                ? Integer.compare(other.age(), one.age())
                                : one.mark().compareTo(other.mark()));
            }
        }
        Map<String, Map<String, Object>> expected = now.shown();
        expected.values().forEach(values -> values.keySet().removeAll(Set.of("code", "key")));
        assertThat(shown).isEqualTo(expected);
        Map<String, Integer> expectedVersions = new TreeMap<>();
        now.rows().forEach((mark, row) -> expectedVersions.put(mark, row.version));
        assertThat(versions).isEqualTo(expectedVersions);
    }

    /** Loads all objects in one of all ways. */
    private List<Node> all(Session in, int way) {
        List<Node> all = new ArrayList<>();
        switch (way) {
            case 0 -> {
                all.addAll(in.query(select(team)
                                .fetch(
                                        team.tasks.fetch(task.worker()),
                                        team.members.fetch(person.boss(), person.reports),
                                        team.labels,
                                        team.tags,
                                        team.counts))
                        .list());
                all.addAll(in.query(select(task)).list());
                all.addAll(in.query(select(person).fetch(person.badge(), person.jobs.fetch(task.team())))
                        .list());
                all.addAll(in.query(select(badge).fetch(badge.holder)).list());
                all.addAll(in.query(select(label).fetch(label.teams.fetch(team.scores)))
                        .list());
            }
            case 1 -> {
                for (Class<? extends Node> kind : KINDS) {
                    all.addAll(
                            in.unsafeSql("select * from " + kind.getSimpleName().toLowerCase(java.util.Locale.ROOT))
                                    .entities(kind));
                }
            }
            case 2 -> now.rows().forEach((mark, row) -> all.add(in.reference(row.kind, id(mark))));
            case 3 -> now.rows().forEach((mark, row) -> all.add(in.getOrThrow(row.kind, id(mark))));
            default -> {
                log.sent();
                all.addAll(in.query(select(person)).list());
                all.addAll(in.query(select(badge)).list());
                all.addAll(in.query(select(label)).list());
                all.addAll(in.query(select(team)).list());
                all.addAll(in.query(select(task)).list());
                all.forEach(Node::shown);
                assertThat(log.sent()).as("statements").hasSizeLessThan(30);
            }
        }
        return all;
    }

    /** Deletes all objects, in whatever order. */
    private void deleteAll() {
        session.begin(TransactionOptions.READ_WRITE);
        List<String> marks = new ArrayList<>(now.rows().keySet());
        Collections.shuffle(marks, random);
        say("delete all: " + marks);
        List<Node> objects = marks.stream().map(this::object).toList();
        objects.forEach(session::delete);
        session.commit();
        for (String table : List.of(
                "team", "person", "badge", "label", "task", "team_label", "team_tags", "team_scores", "team_counts")) {
            assertThat(sessions.<Long>inReadOnlyTransaction(reader -> reader.unsafeSql("select count(*) from " + table)
                            .list(Long.class)
                            .get(0)))
                    .as(table)
                    .isZero();
        }
    }
}
