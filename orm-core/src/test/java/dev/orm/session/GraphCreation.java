package dev.orm.session;

import dev.orm.session.graph.Asset;
import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Document;
import dev.orm.session.graph.Label;
import dev.orm.session.graph.LabelId;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Adds objects. */
final class GraphCreation {

    private final GraphObjects graph;
    private final GraphLists lists;
    private final GraphValues values;
    private final GraphRelations relations;
    private final GraphLinks links;
    private final GraphElements elements;

    GraphCreation(
            GraphObjects graph,
            GraphLists lists,
            GraphValues values,
            GraphRelations relations,
            GraphLinks links,
            GraphElements elements) {
        this.graph = graph;
        this.lists = lists;
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
            case 6 -> createStep();
            case 7 -> createPrize();
            case 8 -> createProfile();
            default -> createTask();
        }
    }

    void createTeam() {
        Team made = new Team(graph.newMark("t"));
        Graph.Row row = row(made, Team.class);
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

    Graph.Row row(Node made, Class<? extends Node> kind) {
        Graph.Row row = new Graph.Row(kind);
        graph.now.put(made.mark(), row);
        graph.held.put(made.mark(), made);
        return row;
    }

    void createPerson() {
        Person made = new Person(graph.newMark("p"));
        Graph.Row row = row(made, Person.class);
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
        Graph.Row row = row(made, Label.class);
        row.values.putAll(Map.of("text", "null", "note", "null", "key", key, "places", List.of()));
        replaces(Label.class, "key", key, row);
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
        Graph.Row row = row(made, made.getClass());
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

    void createStep() {
        List<String> tasks = graph.now.marks(Task.class);
        if (tasks.isEmpty()) {
            return;
        }
        Step made = new Step(graph.newMark("s"));
        Graph.Row row = row(made, Step.class);
        row.values.putAll(Map.of("effort", 0, "task", Graph.NONE, "whole", Graph.NONE, "helper", Graph.NONE));
        graph.say("add step " + made.mark());
        boolean early = graph.chance(50);
        if (early) {
            graph.session.add(made);
        }
        relations.relate(Relation.TASK, made.mark(), graph.any(tasks));
        for (Relation relation : List.of(Relation.WHOLE, Relation.HELPER)) {
            if (graph.chance(50)) {
                relations.relate(relation, made.mark());
            }
        }
        if (!early) {
            graph.session.add(made);
        }
    }

    /** Gives a person a profile, perhaps in the place of another one. */
    void createProfile() {
        List<String> persons = graph.now.marks(Person.class);
        if (persons.isEmpty()) {
            return;
        }
        String mark = graph.any(persons);
        if (!graph.touched.add(mark + ".profile")) {
            return;
        }
        List<String> former = graph.now.marks(Profile.class, "person", mark);
        Person person = (Person) graph.object(mark);
        int way = former.isEmpty() ? graph.random.nextInt(4) : 1 + graph.random.nextInt(2);
        Profile made = new Profile(graph.newMark("q"));
        graph.say("add profile " + made.mark() + " of " + mark + " instead of " + former + ", way " + way);
        Graph.Row row = row(made, Profile.class);
        row.values.putAll(Map.of("text", "null", "person", mark));
        for (String each : former) {
            graph.now.delete(each);
            graph.held.remove(each);
        }
        replaces(Profile.class, "person", mark, row);
        if (way != 1) {
            made.person(person);
        }
        if (way != 0) {
            person.profile(made);
        }
        if (way == 0 || way == 3) {
            graph.session.add(made);
        }
    }

    void createPrize() {
        List<String> teams = graph.now.marks(Team.class);
        if (!teams.isEmpty()) {
            Prize made = new Prize(graph.newMark("z"));
            row(made, Prize.class).values.put("text", "null");
            graph.say("add prize " + made.mark());
            lists.give((Team) graph.object(graph.any(teams)), made);
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
        row.values.putAll(Graph.task(owner));
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
        for (Relation relation : List.of(Relation.WORKER, Relation.TOOL)) {
            if (graph.chance(50)) {
                relations.relate(relation, made.mark());
            }
        }
    }
}
