package dev.orm.session;

import dev.orm.session.graph.Label;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Prize;
import dev.orm.session.graph.Step;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes lists that keep their order. */
final class GraphLists {

    private final GraphObjects graph;

    GraphLists(GraphObjects graph) {
        this.graph = graph;
    }

    /** Steps of a task change places. */
    void order() {
        List<String> tasks = graph.now.marks(Task.class).stream()
                .filter(mark -> graph.now.marks(Step.class, "task", mark).size() > 1)
                .toList();
        if (tasks.isEmpty()) {
            return;
        }
        Task changed = (Task) graph.object(graph.any(tasks));
        List<Step> steps = changed.steps();
        if (steps.size() < 2) {
            return;
        }
        int way = graph.random.nextInt(3);
        switch (way) {
            case 0 -> Collections.shuffle(steps, graph.random);
            case 1 -> steps.add(graph.random.nextInt(steps.size()), steps.remove(graph.random.nextInt(steps.size())));
            default -> Collections.swap(steps, 0, steps.size() - 1);
        }
        placed(changed);
        graph.say("order of " + changed.mark() + ", way " + way + ": " + marks(steps));
    }

    /** Takes the order of a list that was changed for what it ought to be; what belongs to another task is not in it for long. */
    void placed(@Nullable Task changed) {
        if (changed != null) {
            graph.now.place(changed.mark(), marks(changed.steps()));
        }
    }

    void skills() {
        List<String> persons = graph.now.marks(Person.class);
        List<String> labels = graph.now.marks(Label.class);
        if (persons.isEmpty() || labels.isEmpty()) {
            return;
        }
        Person changed = (Person) graph.object(graph.any(persons));
        Label label = (Label) graph.object(graph.any(labels));
        if (!graph.touched.add(changed.mark() + ".skills")) {
            return;
        }
        List<Label> skills = changed.skills();
        int way = graph.random.nextInt(6);
        switch (way) {
            case 0, 1, 2 -> {
                if (skills.remove(label)) {
                    graph.say("  took " + label.mark());
                } else {
                    skills.add(graph.random.nextInt(skills.size() + 1), label);
                }
            }
            case 3 -> Collections.shuffle(skills, graph.random);
            case 4 -> changed.skills(new ArrayList<>(List.of(label)));
            default -> {
                skills.remove(label);
                skills.add(0, label);
            }
        }
        List<String> present = new ArrayList<>(marks(changed.skills()));
        // What is deleted leaves the list with the next flush.
        present.retainAll(labels);
        graph.now.row(changed.mark()).values.put("skills", present);
        graph.say("skills of " + changed.mark() + ", way " + way + ": " + present);
    }

    /** Puts a new prize into the list that it belongs to. */
    void give(Team owner, Prize made) {
        owner.prizes().add(graph.random.nextInt(owner.prizes().size() + 1), made);
        prizes(owner);
    }

    /** Prizes change places, or owners; one that is taken out is an orphan. */
    void prizes() {
        List<String> teams = graph.now.marks(Team.class).stream()
                .filter(mark -> !graph.now.row(mark).prizes().isEmpty())
                .toList();
        if (teams.isEmpty()) {
            return;
        }
        Team owner = (Team) graph.object(graph.any(teams));
        String mark = graph.any(graph.now.row(owner.mark()).prizes());
        Prize prize = (Prize) graph.object(mark);
        int way = graph.random.nextInt(5);
        graph.say("prize " + mark + " of " + owner.mark() + ", way " + way);
        switch (way) {
            case 0 -> Collections.shuffle(owner.prizes(), graph.random);
            case 1 -> {
                if (graph.written.has(mark)) {
                    owner.prizes().remove(prize);
                    graph.now.delete(mark);
                    graph.held.remove(mark);
                }
            }
            case 2 -> {
                List<Prize> others = new ArrayList<>(owner.prizes());
                Collections.rotate(others, 1);
                owner.prizes(others);
            }
            default -> {
                owner.prizes().remove(prize);
                give((Team) graph.object(graph.any(graph.now.marks(Team.class))), prize);
            }
        }
        prizes(owner);
    }

    private void prizes(Team owner) {
        List<String> present = new ArrayList<>(marks(owner.prizes()));
        present.retainAll(graph.now.marks(Prize.class));
        graph.now.row(owner.mark()).values.put("prizes", present);
        graph.touched.add(owner.mark() + ".prizes");
        graph.say("  prizes of " + owner.mark() + ": " + present);
    }

    private static List<String> marks(List<? extends Node> nodes) {
        return nodes.stream().map(Node::mark).toList();
    }
}
