package dev.orm.session;

import static dev.orm.session.graph.QLabel.label;

import dev.orm.session.graph.Label;
import dev.orm.session.graph.Team;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Changes the many-to-many association of teams and labels. */
final class GraphLinks {

    private final GraphObjects graph;

    GraphLinks(GraphObjects graph) {
        this.graph = graph;
    }

    void labels() {
        List<String> teams = graph.now.marks(Team.class);
        if (!teams.isEmpty()) {
            label((Team) graph.object(graph.any(teams)));
        }
    }

    void label(Team changed) {
        List<String> labels = graph.now.marks(Label.class);
        if (labels.isEmpty()) {
            return;
        }
        if (graph.chance(15)) {
            replaceLabels(changed, labels);
        } else {
            String mark = graph.any(labels);
            link(changed.mark(), mark, !graph.now.row(changed.mark()).labels().contains(mark));
        }
    }

    void replaceLabels(Team changed, List<String> labels) {
        List<String> others = new ArrayList<>(labels);
        others.removeIf(mark -> graph.touched.contains(changed.mark() + "-" + mark) || graph.chance(50));
        Set<String> kept = new TreeSet<>(graph.now.row(changed.mark()).labels());
        kept.removeIf(mark -> !graph.touched.contains(changed.mark() + "-" + mark));
        if (kept.size() > 0) {
            // What the other side did is not in the collection yet.
            return;
        }
        graph.say("labels of " + changed.mark() + ": " + others);
        Set<Label> objects = new HashSet<>();
        others.forEach(mark -> objects.add((Label) graph.object(mark)));
        changed.labels(objects);
        labels.forEach(mark -> graph.touched.add(changed.mark() + "-" + mark));
        graph.now.row(changed.mark()).values.put("labels", new TreeSet<>(others));
    }

    void link(String owner, String mark, boolean linked) {
        if (!graph.touched.add(owner + "-" + mark)) {
            return;
        }
        Team changed = (Team) graph.object(owner);
        Label found = (Label) graph.object(mark);
        Set<String> labels = new TreeSet<>(graph.now.row(owner).labels());
        boolean other = graph.written.has(mark) && graph.written.has(owner) && graph.chance(40);
        graph.say((linked ? "link " : "unlink ") + owner + " " + mark + (other ? " by the other side" : ""));
        if (linked) {
            labels.add(mark);
            if (other) {
                found.teams().add(changed);
            } else {
                changed.labels().add(found);
            }
        } else {
            labels.remove(mark);
            if (other) {
                found.teams().remove(changed);
            } else {
                changed.labels().remove(found);
            }
        }
        graph.now.row(owner).values.put("labels", labels);
    }
}
