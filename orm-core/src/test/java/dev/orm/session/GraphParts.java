package dev.orm.session;

import dev.orm.session.graph.Person;
import dev.orm.session.graph.Prize;
import dev.orm.session.graph.Profile;
import dev.orm.session.graph.Step;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.util.List;
import java.util.Map;

/** Adds objects that belong to others. */
final class GraphParts {

    private final GraphObjects graph;
    private final GraphLists lists;
    private final GraphRelations relations;

    GraphParts(GraphObjects graph, GraphLists lists, GraphRelations relations) {
        this.graph = graph;
        this.lists = lists;
        this.relations = relations;
    }

    void createStep() {
        List<String> tasks = graph.now.marks(Task.class);
        if (tasks.isEmpty()) {
            return;
        }
        Step made = new Step(graph.newMark("s"));
        Graph.Row row = graph.row(made, Step.class);
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
        Graph.Row row = graph.row(made, Profile.class);
        row.values.putAll(Map.of("text", "null", "person", mark));
        for (String each : former) {
            graph.now.delete(each);
            graph.held.remove(each);
        }
        graph.replaces(Profile.class, "person", mark, row);
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
            graph.row(made, Prize.class).values.put("text", "null");
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
        Graph.Row row = graph.row(made, Task.class);
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
