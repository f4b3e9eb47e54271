package dev.orm.session;

import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Label;
import dev.orm.session.graph.LabelId;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Adds objects. */
final class GraphCreation {

    private final GraphObjects graph;
    private final GraphValues values;
    private final GraphRelations relations;
    private final GraphLinks links;
    private final GraphElements elements;

    GraphCreation(
            GraphObjects graph,
            GraphValues values,
            GraphRelations relations,
            GraphLinks links,
            GraphElements elements) {
        this.graph = graph;
        this.values = values;
        this.relations = relations;
        this.links = links;
        this.elements = elements;
    }

    void create() {
        switch (graph.random.nextInt(6)) {
            case 0, 1 -> createTeam();
            case 2 -> createPerson();
            case 3 -> createBadge();
            case 4 -> createLabel();
            default -> createTask();
        }
    }

    void createTeam() {
        Team made = new Team(graph.newMark("t"));
        Graph.Row row = row(made, Team.class);
        row.values.putAll(Map.of("name", "null", "address", "null", "labels", new TreeSet<>()));
        row.values.putAll(Map.of("tags", new TreeSet<>(), "scores", List.of(), "counts", new TreeMap<>()));
        graph.say("add team " + made.mark());
        if (graph.chance(50)) {
            graph.session.add(made);
            fillTeam(made);
        } else {
            fillTeam(made);
            graph.session.add(made);
        }
    }

    void fillTeam(Team made) {
        values.name(made);
        values.address(made);
        if (graph.chance(50)) {
            elements.elements(made);
        }
        if (graph.chance(30)) {
            links.label(made);
        }
    }

    Graph.Row row(Node made, Class<? extends Node> kind) {
        Graph.Row row = new Graph.Row(kind);
        graph.now.put(made.mark(), row);
        graph.held.put(made.mark(), made);
        return row;
    }

    void createPerson() {
        Person made = new Person(graph.newMark("p"));
        Graph.Row row = row(made, Person.class);
        row.values.putAll(Map.of("age", 0, "team", Graph.NONE, "boss", Graph.NONE, "badge", Graph.NONE));
        graph.say("add person " + made.mark());
        graph.session.add(made);
        for (Relation relation : List.of(Relation.TEAM_OF_PERSON, Relation.BOSS, Relation.BADGE)) {
            if (graph.chance(50)) {
                relations.relate(relation, made.mark());
            }
        }
    }

    void createBadge() {
        List<String> codes = new ArrayList<>(
                IntStream.range(0, 8).mapToObj(number -> "c" + number).toList());
        graph.now
                .marks(Badge.class)
                .forEach(mark -> codes.remove(graph.now.row(mark).get("code")));
        if (codes.isEmpty()) {
            return;
        }
        String code = graph.any(codes);
        Badge made = new Badge(graph.newMark("b"), code);
        graph.say("add badge " + made.mark() + " " + code);
        Graph.Row row = row(made, Badge.class);
        row.values.putAll(Map.of("text", "null", "code", code));
        replaces(Badge.class, "code", code, row);
        graph.session.add(made);
    }

    /** A new object whose key one has that is deleted takes its row. */
    void replaces(Class<? extends Node> kind, String attribute, Object key, Graph.Row row) {
        for (String former : graph.written.marks(kind, attribute, key)) {
            row.version = graph.written.row(former).version + 1;
        }
    }

    void createLabel() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            keys.add((i % 2 == 0 ? "x" : "y") + i / 2);
        }
        graph.now
                .marks(Label.class)
                .forEach(mark -> keys.remove(graph.now.row(mark).get("key")));
        if (keys.isEmpty()) {
            return;
        }
        String key = graph.any(keys);
        Label made =
                new Label(graph.newMark("l"), new LabelId(key.substring(0, 1), Integer.parseInt(key.substring(1))));
        graph.say("add label " + made.mark() + " " + key);
        Graph.Row row = row(made, Label.class);
        row.values.putAll(Map.of("text", "null", "key", key));
        replaces(Label.class, "key", key, row);
        List<String> teams = graph.now.marks(Team.class);
        if (!teams.isEmpty() && graph.chance(50)) {
            // The association cascades.
            links.link(graph.any(teams), made.mark(), true);
        } else {
            graph.session.add(made);
        }
    }

    void createTask() {
        List<String> teams = graph.now.marks(Team.class);
        if (teams.isEmpty()) {
            return;
        }
        String owner = graph.any(teams);
        Task made = new Task(graph.newMark("k"));
        Graph.Row row = row(made, Task.class);
        row.values.putAll(Map.of("cost", "null", "team", owner, "worker", Graph.NONE));
        graph.touched.add(made.mark() + ".team");
        int way = graph.random.nextInt(3);
        graph.say("add task " + made.mark() + " of " + owner + ", way " + way);
        Team target = (Team) graph.object(owner);
        switch (way) {
            case 0 -> target.tasks().add(made);
            case 1 -> {
                made.team(target);
                graph.session.add(made);
            }
            default -> {
                made.team(target);
                target.tasks().add(made);
            }
        }
        if (graph.chance(50)) {
            relations.relate(Relation.WORKER, made.mark());
        }
    }
}
