package dev.orm.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Profile;
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
            gone.addAll(graph.now.row(mark).prizes());
        }
        gone.addAll(graph.now.marks(Profile.class, "person", mark));
        if (gone.stream().anyMatch(each -> !graph.written.has(each))) {
            return;
        }
        Set<String> ruled = new TreeSet<>();
        gone.forEach(each -> ruled.addAll(graph.now.ruled(each)));
        ruled.removeAll(gone);
        if (ruled.stream().anyMatch(each -> !graph.written.has(each))) {
            return;
        }
        graph.say("delete " + gone + ", with " + ruled);
        Node node = graph.object(mark);
        for (String each : gone) {
            Set<String> others = new TreeSet<>(gone);
            others.addAll(ruled);
            clear(each, others);
        }
        graph.session.delete(node);
        for (String each : gone) {
            Node deleted = graph.held.get(each);
            if (deleted != null) {
                assertThat(graph.session.state(deleted)).isEqualTo(EntityState.DELETED);
            }
            graph.now.delete(each);
        }
        graph.held.keySet().retainAll(graph.now.rows().keySet());
    }

    /** Lets nothing refer to a row that goes, unless it goes too. */
    private void clear(String target, Set<String> gone) {
        for (Relation relation : Relation.values()) {
            for (String referrer : graph.now.marks(relation.from, relation.attribute, target)) {
                boolean kept = !gone.contains(referrer);
                if (kept && relation.isForgotten() && graph.chance(70)) {
                    forget(relation, referrer);
                } else if (kept) {
                    clear(relation, referrer);
                }
            }
        }
    }

    void clear(Relation relation, String referrer) {
        Node node = graph.object(referrer);
        if (relation.hasMany() && graph.chance(40)) {
            String target = (String) graph.now.row(referrer).get(relation.attribute);
            relation.remove(graph.object(target), node);
        } else {
            relation.set(node, null);
        }
        graph.touched.add(referrer + "." + relation.attribute);
        graph.now.row(referrer).values.put(relation.attribute, Graph.NONE);
    }

    /** The database does it, which is no change of the object. */
    private void forget(Relation relation, String referrer) {
        graph.touched.add(referrer + "." + relation.attribute);
        graph.now.row(referrer).values.put(relation.attribute, Graph.NONE);
        graph.written.row(referrer).values.put(relation.attribute, Graph.NONE);
    }

    /** Takes a profile from its person, which makes it an orphan. */
    void orphan() {
        List<String> profiles = graph.now.marks(Profile.class).stream()
                .filter(graph.written::has)
                .toList();
        if (!profiles.isEmpty()) {
            String mark = graph.any(profiles);
            String person = (String) graph.now.row(mark).get("person");
            if (graph.touched.add(person + ".profile")) {
                graph.say("take profile " + mark + " from " + person);
                ((Person) graph.object(person)).profile(null);
                graph.now.delete(mark);
                graph.held.remove(mark);
            }
        }
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
