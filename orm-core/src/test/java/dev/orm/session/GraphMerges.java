package dev.orm.session;

import static dev.orm.session.graph.QTask.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Label;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
        List<String> marks = graph.now.rows().keySet().stream()
                .filter(mark -> graph.now.row(mark).kind != Label.class)
                .toList();
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
            if (graph.chance(50)) {
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
        Node merged = graph.session.merge(detached);
        assertThat(merged).isNotSameAs(detached);
        if (graph.held.containsKey(mark)) {
            assertThat(merged).isSameAs(graph.held.get(mark));
        }
        graph.held.put(mark, merged);
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
        if (!changed.labels().isEmpty() && graph.chance(50)) {
            changed.labels().clear();
            row.values.put("labels", new TreeSet<>());
        }
        if (!changed.tasks().isEmpty() && graph.chance(50)) {
            Task orphan = changed.tasks().remove(0);
            graph.now.delete(orphan.mark());
        }
        if (graph.chance(50)) {
            Task made = new Task(graph.newMark("k"));
            changed.tasks().add(made);
            Graph.Row task = new Graph.Row(Task.class);
            task.values.putAll(Map.of("cost", "null", "team", changed.mark(), "worker", Graph.NONE));
            graph.now.put(made.mark(), task);
        }
    }
}
