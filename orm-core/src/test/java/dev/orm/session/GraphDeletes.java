package dev.orm.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.graph.Node;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Deletes objects. */
final class GraphDeletes {

    private final GraphObjects graph;

    GraphDeletes(GraphObjects graph) {
        this.graph = graph;
    }

    void delete() {
        List<String> marks =
                graph.now.rows().keySet().stream().filter(graph.written::has).toList();
        if (marks.isEmpty()) {
            return;
        }
        if (!graph.touched.isEmpty()) {
            graph.flush();
        }
        marks = graph.now.rows().keySet().stream().filter(graph.written::has).toList();
        delete(graph.any(marks));
    }

    void delete(String mark) {
        Set<String> gone = new TreeSet<>(Set.of(mark));
        if (graph.now.row(mark).kind == Team.class) {
            gone.addAll(graph.now.marks(Task.class, "team", mark));
        }
        if (gone.stream().anyMatch(each -> !graph.written.has(each))) {
            return;
        }
        graph.say("delete " + gone);
        Node node = graph.object(mark);
        for (Relation relation : Relation.values()) {
            for (String each : gone) {
                for (String referrer : graph.now.marks(relation.from)) {
                    if (!gone.contains(referrer)
                            && graph.now.row(referrer).get(relation.attribute).equals(each)) {
                        clear(relation, referrer);
                    }
                }
            }
        }
        graph.session.delete(node);
        for (String each : gone) {
            graph.now.delete(each);
            Node deleted = graph.held.remove(each);
            if (deleted != null) {
                assertThat(graph.session.state(deleted)).isEqualTo(EntityState.DELETED);
            }
        }
    }

    void clear(Relation relation, String referrer) {
        Node node = graph.object(referrer);
        if (relation.hasMany() && graph.chance(40)) {
            String target = (String) graph.now.row(referrer).get(relation.attribute);
            relation.elements(graph.object(target)).remove(node);
        } else {
            relation.set(node, null);
        }
        graph.touched.add(referrer + "." + relation.attribute);
        graph.now.row(referrer).values.put(relation.attribute, Graph.NONE);
    }

    void deleteAndAdd() {
        String mark = graph.any(List.copyOf(graph.now.rows().keySet()));
        if (!graph.written.has(mark)) {
            return;
        }
        // Otherwise it would take with it what is deleted and still in a collection that cascades.
        graph.flush();
        graph.say("delete and add " + mark);
        Node node = graph.object(mark);
        graph.session.delete(node);
        graph.session.add(node);
    }
}
