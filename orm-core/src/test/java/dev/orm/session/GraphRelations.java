package dev.orm.session;

import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Task;
import java.util.ArrayList;
import java.util.List;

/** Leads associations that are foreign keys elsewhere. */
final class GraphRelations {

    private final GraphObjects graph;
    private final GraphLists lists;

    GraphRelations(GraphObjects graph, GraphLists lists) {
        this.graph = graph;
        this.lists = lists;
    }

    void relate() {
        Relation relation = graph.any(List.of(Relation.values()));
        List<String> marks = graph.now.marks(relation.from);
        if (!marks.isEmpty()) {
            relate(relation, graph.any(marks));
        }
    }

    void relate(Relation relation, String mark) {
        List<String> targets = new ArrayList<>(graph.now.marks(relation.to));
        if (!relation.required) {
            targets.add(Graph.NONE);
        }
        if (!targets.isEmpty()) {
            relate(relation, mark, graph.any(targets));
        }
    }

    void relate(Relation relation, String mark, String target) {
        if (!graph.touched.add(mark + "." + relation.attribute)) {
            return;
        }
        if (relation == Relation.BADGE) {
            wear(mark, target);
            return;
        }
        Graph.Row row = graph.now.row(mark);
        String before = (String) row.get(relation.attribute);
        row.values.put(relation.attribute, target);
        Node node = graph.object(mark);
        int way = graph.random.nextInt(4);
        graph.say(relation + " of " + mark + ": " + before + " -> " + target + ", way " + way);
        Node left = graph.objectOrNull(before);
        Node found = graph.objectOrNull(target);
        boolean sides =
                relation.hasMany() && way > 0 && left != found && (graph.written.has(mark) || relation.takesNew());
        // A side that leads nowhere cannot tell that it does.
        if (way != 1 || !sides || left == null && found == null) {
            relation.set(node, found);
        }
        if (sides && left != null && (found == null || graph.chance(80) || way == 3)) {
            relation.remove(left, node);
        }
        if (sides && found != null && !relation.has(found, node)) {
            relation.add(found, node);
        }
        if (relation == Relation.TASK && sides) {
            lists.placed((Task) left);
            lists.placed((Task) found);
        }
    }

    /** Hands a badge from the one who has it to another, by either side. */
    void wear(String mark, String target) {
        String former = target.equals(Graph.NONE)
                ? Graph.NONE
                : (String) graph.now.shown(target).get("holder");
        String worn = (String) graph.now.row(mark).get("badge");
        if (former.equals(mark)) {
            return;
        }
        if (!former.equals(Graph.NONE) && !graph.touched.add(former + ".badge")) {
            return;
        }
        if (!worn.equals(Graph.NONE) && !graph.touched.add(worn + ".holder")
                || !target.equals(Graph.NONE) && !graph.touched.add(target + ".holder")) {
            return;
        }
        int way = graph.random.nextInt(3);
        graph.say("badge of " + mark + ": " + worn + " -> " + target + " of " + former + ", way " + way);
        Person wearer = (Person) graph.object(mark);
        Badge given = (Badge) graph.objectOrNull(target);
        Person formerWearer = (Person) graph.objectOrNull(former);
        Badge old = (Badge) graph.objectOrNull(worn);
        if (way != 1) {
            wearer.badge(given);
            if (formerWearer != null) {
                formerWearer.badge(null);
            }
        }
        if (way != 0) {
            if (given != null) {
                given.holder(wearer);
            }
            if (old != null) {
                old.holder(null);
            }
        }
        if (!former.equals(Graph.NONE)) {
            graph.now.row(former).values.put("badge", Graph.NONE);
        }
        graph.now.row(mark).values.put("badge", target);
    }
}
