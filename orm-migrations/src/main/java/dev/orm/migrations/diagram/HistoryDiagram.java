package dev.orm.migrations.diagram;

import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A picture of revisions: the oldest on top, a lane for each branch, filled where they are applied. */
public final class HistoryDiagram {

    private static final double ROW = 30;
    private static final double LANE = 26;
    private static final double EDGE = 28;
    private static final double RADIUS = 7;

    private HistoryDiagram() {}

    /**
     * Draws a history.
     *
     * @param graph the revisions
     * @param applied ids of those that are applied in a database
     * @return an SVG document
     */
    public static String svg(RevisionGraph graph, Collection<String> applied) {
        Svg svg = new Svg();
        Map<String, Integer> lanes = lanes(graph);
        List<RevisionScript> ordered = graph.ordered();
        Map<String, Integer> rows = new HashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            rows.put(ordered.get(i).id(), i);
        }
        int lanesUsed =
                1 + lanes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (RevisionScript script : ordered) {
            for (String before : graph.before(script.id())) {
                svg.line(x(lanes, before), y(rows, before), x(lanes, script.id()), y(rows, script.id()));
            }
        }
        Set<String> done = new HashSet<>(applied);
        for (RevisionScript script : ordered) {
            String id = script.id();
            svg.circle(x(lanes, id), y(rows, id), RADIUS, done.contains(id) ? "done" : "open");
            double text = EDGE + lanesUsed * LANE;
            svg.text(text, y(rows, id) + 4, id, "faint");
            String labels = script.labels().isEmpty() ? "" : " " + script.labels();
            svg.text(text + (id.length() + 2) * Svg.LETTER, y(rows, id) + 4, script.message() + labels, "name");
        }
        return svg.document("Revisions");
    }

    /** A revision stays in the lane of its first parent, unless another has gone on there. */
    private static Map<String, Integer> lanes(RevisionGraph graph) {
        Map<String, Integer> lanes = new HashMap<>();
        Set<String> continued = new HashSet<>();
        int used = 0;
        for (RevisionScript script : graph.ordered()) {
            String parent = script.parents().isEmpty() ? "" : script.parents().get(0);
            Integer lane = continued.add(parent) ? lanes.get(parent) : null;
            if (lane == null) {
                lane = used++;
            }
            lanes.put(script.id(), lane);
        }
        return lanes;
    }

    private static double x(Map<String, Integer> lanes, String id) {
        return EDGE + lanes.getOrDefault(id, 0) * LANE;
    }

    private static double y(Map<String, Integer> rows, String id) {
        return EDGE + rows.getOrDefault(id, 0) * ROW;
    }
}
