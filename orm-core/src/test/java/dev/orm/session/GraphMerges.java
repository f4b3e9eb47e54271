package dev.orm.session;

import static dev.orm.session.graph.QBadge.badge;
import static dev.orm.session.graph.QLabel.label;
import static dev.orm.session.graph.QPerson.person;
import static dev.orm.session.graph.QStep.step;
import static dev.orm.session.graph.QTask.task;
import static dev.orm.session.graph.QTeam.team;
import static dev.orm.session.graph.QTruck.truck;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.graph.Address;
import dev.orm.session.graph.Asset;
import dev.orm.session.graph.Award;
import dev.orm.session.graph.Badge;
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
import dev.orm.session.state.LazyCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Merges objects that were changed while no session had them. */
final class GraphMerges {

    private final GraphObjects graph;

    GraphMerges(GraphObjects graph) {
        this.graph = graph;
    }

    /** Reads an object in another session and changes it afterwards. */
    @Nullable
    Node detached() {
        List<String> marks = List.copyOf(graph.now.rows().keySet());
        if (marks.isEmpty()) {
            return null;
        }
        String mark = graph.any(marks);
        boolean whole = graph.chance(50);
        return graph.sessions.inReadOnlyTransaction(reader -> {
            Node node = reader.getOrThrow(graph.now.row(mark).kind, graph.id(mark));
            if (whole) {
                node.shown();
            }
            return node;
        });
    }

    /** Merges some attributes; what else was changed stays as it is in the row. */
    void mergeSome(Node detached) {
        String mark = detached.mark();
        Graph.Row row = graph.now.row(mark);
        graph.say("merge some of " + mark);
        Node merged;
        if (detached instanceof Team changed) {
            changed.address(null);
            boolean loaded = isLoaded(changed.scores());
            changed.name(null);
            row.values.put("name", "null");
            if (loaded) {
                changed.scores().add(77);
                row.values.put("scores", List.copyOf(changed.scores()));
                changed.labels().clear();
                merged = graph.session.merge(changed, team.name, team.scores);
            } else {
                merged = graph.session.merge(changed, team.name);
            }
        } else if (detached instanceof Person changed) {
            changed.age(9);
            changed.boss(null);
            row.values.put("boss", Graph.NONE);
            merged = graph.session.merge(changed, person.boss());
        } else if (detached instanceof Truck changed) {
            changed.text("lost");
            changed.load(9);
            row.values.put("load", 9);
            merged = graph.session.merge(changed, truck.load);
        } else if (detached instanceof Step changed) {
            changed.task(null);
            changed.effort(9);
            row.values.put("effort", 9);
            merged = graph.session.merge(changed, step.effort);
        } else if (detached instanceof Badge changed) {
            changed.text("merged");
            row.values.put("text", "merged");
            merged = graph.session.merge(changed, badge.text);
        } else if (detached instanceof Label changed) {
            changed.text("merged");
            row.values.put("text", "merged");
            merged = graph.session.merge(changed, label.text);
        } else {
            return;
        }
        merged(mark, merged);
        graph.flush();
    }

    void merge(Node detached) {
        String mark = detached.mark();
        Graph.Row row = graph.now.row(mark);
        graph.say("merge " + mark);
        if (detached instanceof Team changed) {
            changed.name(null);
            row.values.put("name", "null");
            mergeCollections(changed, row);
        } else if (detached instanceof Person changed) {
            changed.age(9);
            row.values.put("age", 9);
            if (isLoaded(changed.awards())) {
                changed.awards().add(0, new Award("merged", 9));
                row.values.put("awards", Node.texts(changed.awards()));
            }
            if (graph.chance(50)) {
                changed.boss(null);
                row.values.put("boss", Graph.NONE);
            }
        } else if (detached instanceof Task changed) {
            changed.cost(null);
            row.values.put("cost", "null");
        } else if (detached instanceof Profile changed) {
            changed.text("merged");
            row.values.put("text", "merged");
        } else if (detached instanceof Prize changed) {
            changed.text("merged");
            row.values.put("text", "merged");
        } else if (detached instanceof Step changed) {
            changed.effort(9);
            row.values.put("effort", 9);
        } else if (detached instanceof Asset changed) {
            changed.text("merged");
            row.values.put("text", "merged");
            if (changed instanceof Machine machine && isLoaded(machine.sites())) {
                machine.sites().values().forEach(site -> site.zip(9));
                machine.sites().put("merged", new Address("merged", 9));
                row.values.put("sites", Node.texts(machine.sites()));
            }
            if (changed instanceof Truck truck) {
                truck.load(9);
                row.values.put("load", 9);
            }
        } else if (detached instanceof Label changed) {
            changed.text("merged");
            if (isLoaded(changed.teams())) {
                changed.note("merged");
                row.values.put("note", "merged");
            }
            row.values.put("text", "merged");
        } else {
            ((Badge) detached).text("merged");
            row.values.put("text", "merged");
        }
        Node merged = graph.session.merge(detached);
        assertThat(merged).isNotSameAs(detached);
        merged(mark, merged);
        assertThat(graph.session.contains(detached)).isFalse();
        graph.flush();
        for (String made : graph.now.marks(Task.class)) {
            // The session made a copy of it.
            if (!graph.ids.containsKey(made)) {
                Node copy = graph.byMark(Task.class, made);
                graph.held.put(made, copy);
                graph.ids.put(made, copy.id());
            }
        }
    }

    private void merged(String mark, Node merged) {
        Node known = graph.held.put(mark, merged);
        assertThat(merged).isSameAs(known == null ? merged : known);
    }

    private static boolean isLoaded(Object collection) {
        return !(collection instanceof LazyCollection lazy) || lazy.isLoaded();
    }

    private void mergeCollections(Team changed, Graph.Row row) {
        if (!isLoaded(changed.tags())) {
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
        if (!changed.labels().isEmpty() && graph.chance(50)) {
            changed.labels().clear();
            row.values.put("labels", new TreeSet<>());
        }
        if (isLoaded(changed.prizes())) {
            Collections.reverse(changed.prizes());
            changed.prizes().forEach(prize -> {
                prize.text("with its team");
                graph.now.row(prize.mark()).values.put("text", "with its team");
            });
            row.values.put("prizes", changed.prizes().stream().map(Node::mark).toList());
        }
        if (!changed.tasks().isEmpty() && graph.chance(50)) {
            Task orphan = changed.tasks().remove(0);
            graph.now.delete(orphan.mark());
        }
        if (graph.chance(50)) {
            Task made = new Task(graph.newMark("k"));
            changed.tasks().add(made);
            Graph.Row task = new Graph.Row(Task.class);
            task.values.putAll(Graph.task(changed.mark()));
            graph.now.put(made.mark(), task);
        }
    }
}
