package dev.orm.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.engine.TransactionOptions;
import dev.orm.engine.UniqueViolationException;
import dev.orm.session.graph.Machine;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Team;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A program made at random: it changes objects by a session, and a {@link Graph} by hand, and compares them. */
final class GraphProgram {

    private final GraphObjects graph;
    private final GraphLists lists;
    private final GraphValues values;
    private final GraphRelations relations;
    private final GraphLinks links;
    private final GraphElements elements;
    private final GraphCreation creation;
    private final GraphDeletes deletes;
    private final GraphStatements statements;
    private final GraphMerges merges;
    private final GraphVerbs verbs;
    private final GraphComparison comparison;

    GraphProgram(SessionFactory sessions, StatementLog log, long seed) {
        graph = new GraphObjects(sessions, log, seed);
        lists = new GraphLists(graph);
        values = new GraphValues(graph);
        relations = new GraphRelations(graph, lists);
        links = new GraphLinks(graph);
        elements = new GraphElements(graph);
        creation =
                new GraphCreation(graph, new GraphParts(graph, lists, relations), values, relations, links, elements);
        deletes = new GraphDeletes(graph);
        statements = new GraphStatements(graph);
        merges = new GraphMerges(graph);
        verbs = new GraphVerbs(graph);
        comparison = new GraphComparison(graph);
    }

    /** Returns what was done, in the order in which it was. */
    List<String> done() {
        return graph.done();
    }

    void run(int transactions) {
        for (int i = 0; i < transactions; i++) {
            transaction();
        }
        deleteAll();
        graph.session.close();
    }

    private void transaction() {
        if (graph.chance(30)) {
            graph.say("new session");
            graph.session.close();
            graph.session = graph.sessions.openSession();
            graph.held.clear();
            graph.distrusted.clear();
        }
        Node detached = graph.chance(25) ? merges.detached() : null;
        Graph before = graph.now.copy();
        graph.say("begin");
        graph.session.begin(TransactionOptions.READ_WRITE);
        if (detached != null) {
            if (graph.chance(60)) {
                merges.merge(detached);
            } else {
                merges.mergeSome(detached);
            }
        }
        steps(2 + graph.random.nextInt(10), 0);
        if (graph.chance(75)) {
            graph.flush();
            graph.say("commit");
            graph.session.commit();
            assertThat(graph.log.sent()).as("a commit after a flush").isEmpty();
        } else {
            graph.say("rollback");
            graph.session.rollback();
            back(before);
        }
        comparison.verifyElsewhere();
    }

    private void steps(int number, int depth) {
        for (int i = 0; i < number; i++) {
            step(depth);
        }
    }

    private void step(int depth) {
        if (graph.now.rows().size() < 4) {
            creation.create();
            return;
        }
        switch (graph.random.nextInt(30)) {
            case 0, 1, 2 -> creation.create();
            case 3, 4, 5 -> values.changeValue();
            case 6, 7, 8, 9 -> relations.relate();
            case 10, 11 -> links.labels();
            case 12, 13 -> elements.elements();
            case 14, 15 -> deletes.delete();
            case 16 -> deletes.deleteAndAdd();
            case 17 -> comparison.ask();
            case 18 -> comparison.verifyHere();
            case 19 -> forget();
            case 26 -> verbs.expunge();
            case 25 -> verbs.lock();
            case 20 -> values.exchange();
            case 21 -> statements.statement();
            case 23 -> lists.order();
            case 24 -> lists.skills();
            case 27 -> lists.prizes();
            case 28 -> deletes.orphan();
            case 22 -> collide();
            default -> {
                if (depth < 2) {
                    nested(depth);
                }
            }
        }
    }

    private void forget() {
        switch (graph.random.nextInt(5)) {
            case 0, 1 -> verbs.forget();
            case 2, 3 -> verbs.forgetSome();
            default -> verbs.expungeNew();
        }
        if (graph.chance(30)) {
            comparison.verifyHere();
        }
    }

    private void back(Graph before) {
        graph.now = before.copy();
        graph.written = before.copy();
        graph.touched.clear();
        graph.held
                .entrySet()
                .removeIf(entry -> !graph.now.has(entry.getKey()) || !graph.session.contains(entry.getValue()));
        graph.distrustUndone();
    }

    private void nested(int depth) {
        graph.flush();
        Graph before = graph.now.copy();
        graph.say("begin nested");
        boolean keep = graph.chance(50);
        try (Session.NestedTransaction nested = graph.session.beginNested()) {
            steps(1 + graph.random.nextInt(6), depth + 1);
            if (keep) {
                graph.flush();
                graph.say("commit nested");
                nested.commit();
            } else {
                graph.say("rollback nested");
                nested.rollback();
            }
        }
        if (!keep) {
            back(before);
        }
        if (graph.chance(30)) {
            comparison.verifyHere();
        }
    }

    /** Tries what a unique key refuses, inside a nested transaction. */
    private void collide() {
        boolean ofTeams = graph.chance(50);
        Class<? extends Node> kind = ofTeams ? Team.class : Machine.class;
        List<String> all = graph.now.marks(kind);
        List<String> named = all.stream()
                .filter(mark ->
                        !graph.now.row(mark).get(ofTeams ? "name" : "serial").equals("null"))
                .toList();
        if (named.isEmpty() || all.size() < 2) {
            return;
        }
        graph.flush();
        Graph before = graph.now.copy();
        String one = graph.any(named);
        String other = graph.any(all);
        if (one.equals(other)) {
            return;
        }
        graph.say("collide " + one + " " + other);
        assertThatExceptionOfType(UniqueViolationException.class).isThrownBy(() -> {
            try (Session.NestedTransaction nested = graph.session.beginNested()) {
                if (graph.chance(50)) {
                    creation.create();
                    links.labels();
                    elements.elements();
                }
                unique(graph.object(other));
                unique(graph.object(one));
                nested.commit();
            }
        });
        back(before);
    }

    private static void unique(Node node) {
        if (node instanceof Team team) {
            team.name("same");
        } else {
            ((Machine) node).serial("same");
        }
    }

    /** Deletes all objects, in whatever order. */
    private void deleteAll() {
        graph.session.begin(TransactionOptions.READ_WRITE);
        List<String> marks = new ArrayList<>(graph.now.rows().keySet());
        Collections.shuffle(marks, graph.random);
        graph.say("delete all: " + marks);
        List<Node> objects = marks.stream().map(graph::object).toList();
        objects.forEach(graph.session::delete);
        graph.session.commit();
        for (String table : List.of(
                "team",
                "person",
                "badge",
                "badge_text",
                "label",
                "task",
                "step",
                "person_label",
                "asset",
                "document",
                "machine",
                "truck",
                "team_label",
                "team_tags",
                "team_scores",
                "team_counts",
                "person_awards",
                "label_places",
                "machine_sites",
                "asset_codes",
                "task_notes",
                "prize",
                "profile",
                "team_prize")) {
            assertThat(graph.sessions.<Long>inReadOnlyTransaction(
                            reader -> reader.unsafeSql("select count(*) from " + table)
                                    .list(Long.class)
                                    .get(0)))
                    .as(table)
                    .isZero();
        }
    }
}
