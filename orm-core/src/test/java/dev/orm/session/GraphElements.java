package dev.orm.session;

import dev.orm.session.graph.Team;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Changes collections of values. */
final class GraphElements {

    private final GraphObjects graph;

    GraphElements(GraphObjects graph) {
        this.graph = graph;
    }

    void elements() {
        List<String> teams = graph.now.marks(Team.class);
        if (!teams.isEmpty()) {
            elements((Team) graph.object(graph.any(teams)));
        }
    }

    void elements(Team changed) {
        Map<String, Object> values = graph.now.row(changed.mark()).values;
        if (changed.tags() == null || graph.chance(10)) {
            changed.tags(changed.tags() == null ? new HashSet<>() : null);
            values.put("tags", new TreeSet<>());
            graph.say("tags of " + changed.mark() + ": none");
            return;
        }
        int number = graph.random.nextInt(4);
        switch (graph.random.nextInt(9)) {
            case 0 -> changed.tags().add("g" + number);
            case 1 -> changed.tags().remove("g" + number);
            case 2 -> changed.tags(new HashSet<>(Set.of("g" + number, "fresh")));
            case 3 -> changed.scores().add(graph.random.nextInt(changed.scores().size() + 1), number);
            case 4 -> {
                if (!changed.scores().isEmpty()) {
                    changed.scores()
                            .remove(graph.random.nextInt(changed.scores().size()));
                }
            }
            case 5 -> Collections.shuffle(changed.scores(), graph.random);
            case 6 -> changed.counts().put("m" + number, graph.random.nextInt(3));
            case 7 -> changed.counts().remove("m" + number);
            default -> {
                if (graph.chance(50)) {
                    changed.scores().clear();
                } else {
                    changed.counts(new HashMap<>(Map.of("new", number)));
                }
            }
        }
        // The elements are in the collections themselves, so they are what it now ought to be.
        values.put("tags", new TreeSet<>(changed.tags()));
        values.put("scores", List.copyOf(changed.scores()));
        values.put("counts", new TreeMap<>(changed.counts()));
        graph.say("elements of " + changed.mark() + ": " + values.get("tags") + values.get("scores")
                + values.get("counts"));
    }
}
