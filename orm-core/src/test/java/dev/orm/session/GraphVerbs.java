package dev.orm.session;

import static dev.orm.session.graph.QLabel.label;
import static dev.orm.session.graph.QPerson.person;
import static dev.orm.session.graph.QTask.task;
import static dev.orm.session.graph.QTeam.team;
import static dev.orm.session.graph.QTruck.truck;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.graph.Address;
import dev.orm.session.graph.Asset;
import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Document;
import dev.orm.session.graph.Label;
import dev.orm.session.graph.Machine;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Step;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import dev.orm.session.graph.Truck;
import dev.orm.sql.Attribute;
import java.util.Collections;
import java.util.List;

/** Lets the session forget objects and changes, and read rows again. */
final class GraphVerbs {

    private final GraphObjects graph;

    GraphVerbs(GraphObjects graph) {
        this.graph = graph;
    }

    /** Drops changes that are not written yet. */
    void forget() {
        graph.flush();
        String mark = graph.any(List.copyOf(graph.now.rows().keySet()));
        Node node = graph.object(mark);
        int way = graph.random.nextInt(4);
        graph.say("forget " + mark + ", way " + way);
        spoil(node);
        switch (way) {
            case 0 -> graph.session.expire(node);
            case 1 -> graph.session.refresh(node);
            case 2 -> graph.session.expireAll();
            default -> {
                graph.session.clear();
                graph.held.clear();
            }
        }
    }

    private static void spoil(Node node) {
        if (node instanceof Team changed) {
            changed.name("forgotten");
            changed.scores().add(99);
            changed.prizes().clear();
        } else if (node instanceof Person changed) {
            changed.age(-1);
            changed.skills().clear();
            changed.assets().clear();
        } else if (node instanceof Task changed) {
            Collections.reverse(changed.steps());
            changed.notes().clear();
        } else if (node instanceof Label changed) {
            changed.note("forgotten");
            changed.places().clear();
        } else if (node instanceof Step changed) {
            changed.whole(null);
        } else if (node instanceof Asset changed) {
            changed.keeper(null);
            changed.codes().add(99);
        }
    }

    /** Drops some of the changes of an object; the others stay. */
    void forgetSome() {
        graph.flush();
        String mark = graph.any(List.copyOf(graph.now.rows().keySet()));
        Node node = graph.object(mark);
        Graph.Row row = graph.now.row(mark);
        boolean refresh = graph.chance(50);
        graph.say((refresh ? "refresh some of " : "expire some of ") + mark);
        if (node instanceof Team changed) {
            changed.address(new Address("kept", 1));
            row.values.put("address", "kept/1");
            changed.scores().add(99);
            forget(refresh, changed, team.scores);
        } else if (node instanceof Truck changed) {
            changed.text("kept");
            row.values.put("text", "kept");
            changed.load(-1);
            forget(refresh, changed, truck.load);
        } else if (node instanceof Person changed) {
            changed.age(4);
            row.values.put("age", 4);
            changed.skills().clear();
            changed.team(null);
            forget(refresh, changed, person.skills);
            forget(refresh, changed, person.team());
        } else if (node instanceof Label changed) {
            changed.text("kept");
            row.values.put("text", "kept");
            changed.note("forgotten");
            forget(refresh, changed, label.note);
        } else if (node instanceof Task changed) {
            changed.cost(null);
            row.values.put("cost", "null");
            Collections.reverse(changed.steps());
            forget(refresh, changed, task.steps);
        }
    }

    private void forget(boolean refresh, Node node, Attribute<?> attribute) {
        if (refresh) {
            graph.session.refresh(node, attribute);
        } else {
            graph.session.expire(node, attribute);
            graph.distrusted.add(node.mark());
        }
    }

    /** The session forgets an object that nothing leads to, with what was changed in it. */
    void expunge() {
        graph.flush();
        List<String> alone =
                graph.now.rows().keySet().stream().filter(this::isAlone).toList();
        if (alone.isEmpty()) {
            return;
        }
        String mark = graph.any(alone);
        Node node = graph.object(mark);
        graph.say("expunge " + mark);
        if (node instanceof Badge changed) {
            changed.text("forgotten");
        } else {
            ((Asset) node).text("forgotten");
        }
        graph.session.expunge(node);
        assertThat(graph.session.contains(node)).isFalse();
        graph.held.remove(mark);
    }

    /** Whether no association leads to an object, nor from it. */
    private boolean isAlone(String mark) {
        Class<? extends Node> kind = graph.now.row(mark).kind;
        if (kind == Badge.class) {
            return graph.now.marks(Person.class, "badge", mark).isEmpty();
        }
        return kind == Document.class
                && graph.now.row(mark).get("keeper").equals(Graph.NONE)
                && graph.now.marks(Task.class, "tool", mark).isEmpty()
                && graph.now.marks(Machine.class, "part", mark).isEmpty();
    }

    /** Adds an object and takes it back. */
    void expungeNew() {
        Badge made = new Badge("never", "never");
        graph.say("add and expunge a badge");
        graph.session.add(made);
        graph.session.expunge(made);
        assertThat(graph.session.state(made)).isEqualTo(EntityState.TRANSIENT);
    }

    /** Reads a row again and holds it; what was changed is written before. */
    void lock() {
        String mark = graph.any(List.copyOf(graph.now.rows().keySet()));
        if (graph.written.has(mark)) {
            graph.flush();
            graph.say("lock " + mark);
            graph.session.lock(graph.object(mark));
        }
    }
}
