package dev.orm.session;

import dev.orm.session.graph.Asset;
import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Document;
import dev.orm.session.graph.Label;
import dev.orm.session.graph.LabelId;
import dev.orm.session.graph.Machine;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Team;
import dev.orm.session.graph.Truck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Adds objects. */
final class GraphCreation {

    private final GraphObjects graph;
    private final GraphParts parts;
    private final GraphValues values;
    private final GraphRelations relations;
    private final GraphLinks links;
    private final GraphElements elements;

    GraphCreation(
            GraphObjects graph,
            GraphParts parts,
            GraphValues values,
            GraphRelations relations,
            GraphLinks links,
            GraphElements elements) {
        this.graph = graph;
        this.parts = parts;
        this.values = values;
        this.relations = relations;
        this.links = links;
        this.elements = elements;
    }

    void create() {
        switch (graph.random.nextInt(10)) {
            case 0, 1 -> createTeam();
            case 2 -> createPerson();
            case 3 -> createBadge();
            case 4 -> createLabel();
            case 5 -> createAsset();
            case 6 -> parts.createStep();
            case 7 -> parts.createPrize();
            case 8 -> parts.createProfile();
            default -> parts.createTask();
        }
    }

    void createTeam() {
        Team made = new Team(graph.newMark("t"));
        Graph.Row row = graph.row(made, Team.class);
        row.values.putAll(Map.of("name", "null", "address", "null", "labels", new TreeSet<>(), "prizes", List.of()));
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

    void createPerson() {
        Person made = new Person(graph.newMark("p"));
        Graph.Row row = graph.row(made, Person.class);
        row.values.putAll(Map.of(
                "age",
                0,
                "team",
                Graph.NONE,
                "boss",
                Graph.NONE,
                "badge",
                Graph.NONE,
                "skills",
                List.of(),
                "awards",
                List.of()));
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
        Graph.Row row = graph.row(made, Badge.class);
        row.values.putAll(Map.of("text", "null", "code", code));
        graph.replaces(Badge.class, "code", code, row);
        graph.session.add(made);
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
        List<String> former = graph.written.marks(Label.class, "key", key);
        List<String> skilled = graph.now.marks(Person.class).stream()
                .filter(graph.written::has)
                .filter(mark -> !Collections.disjoint(graph.written.row(mark).skills(), former))
                .toList();
        if (skilled.stream().anyMatch(mark -> graph.touched.contains(mark + ".skills"))) {
            return;
        }
        Label made =
                new Label(graph.newMark("l"), new LabelId(key.substring(0, 1), Integer.parseInt(key.substring(1))));
        graph.say("add label " + made.mark() + " " + key);
        Graph.Row row = graph.row(made, Label.class);
        row.values.putAll(Map.of("text", "null", "note", "null", "key", key, "places", List.of()));
        graph.replaces(Label.class, "key", key, row);
        // The row stays, and with it what refers to it by a rule.
        skilled.forEach(mark -> {
            graph.touched.add(mark + ".skills");
            List<String> skills = new ArrayList<>(graph.written.row(mark).skills());
            skills.replaceAll(each -> former.contains(each) ? made.mark() : each);
            skills.retainAll(graph.now.marks(Label.class));
            graph.now.row(mark).values.put("skills", skills);
        });
        List<String> teams = graph.now.marks(Team.class);
        if (!teams.isEmpty() && graph.chance(50)) {
            // The association cascades.
            links.link(graph.any(teams), made.mark(), true);
        } else {
            graph.session.add(made);
        }
    }

    void createAsset() {
        Asset made = switch (graph.random.nextInt(3)) {
            case 0 -> new Document(graph.newMark("a"));
            case 1 -> new Machine(graph.newMark("a"));
            default -> new Truck(graph.newMark("a"));
        };
        graph.say("add " + made.getClass().getSimpleName() + " " + made.mark());
        Graph.Row row = graph.row(made, made.getClass());
        row.values.putAll(Map.of("text", "null", "keeper", Graph.NONE, "codes", new TreeSet<>()));
        if (made instanceof Document) {
            row.values.put("pages", 0);
        } else {
            row.values.putAll(
                    Map.of("serial", "null", "owner", Graph.NONE, "part", Graph.NONE, "sites", new TreeMap<>()));
        }
        if (made instanceof Truck) {
            row.values.put("load", 0);
        }
        values.asset(made);
        graph.session.add(made);
        for (Relation relation : List.of(Relation.KEEPER, Relation.OWNER, Relation.PART)) {
            if (relation.from.isInstance(made) && graph.chance(50)) {
                relations.relate(relation, made.mark());
            }
        }
    }
}
