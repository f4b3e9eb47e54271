package dev.orm.migrations.graph;

import dev.orm.migrations.MigrationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which revisions a listing shows, in the words of Alembic: {@code base:head}, {@code 4f1c:9a3b}, {@code current:}, {@code :current},
 * {@code -3:current}, {@code 4f1c:+2}. Both ends belong to it.
 */
public final class RevisionRange {

    private static final Pattern RELATIVE = Pattern.compile("([+-])(\\d{1,6})");

    private final RevisionGraph graph;
    private final Set<String> applied;

    /**
     * Starts from a state.
     *
     * @param graph all revisions
     * @param applied ids of those that are applied
     */
    public RevisionRange(RevisionGraph graph, Collection<String> applied) {
        this.graph = graph;
        this.applied = new LinkedHashSet<>(applied);
    }

    /**
     * Lists revisions.
     *
     * @param range two ends with a colon between, either of which may be left out
     * @return the revisions from the one to the other, the newest first
     * @throws MigrationException if an end means nothing, or both are relative
     */
    public List<RevisionScript> of(String range) {
        int colon = range.indexOf(':');
        if (colon < 0) {
            throw new MigrationException("\"" + range
                    + "\" is no range. Write two ends with a colon between, such as base:head or -3:current.");
        }
        String from = range.substring(0, colon);
        String to = range.substring(colon + 1);
        Matcher before = RELATIVE.matcher(from);
        Matcher after = RELATIVE.matcher(to);
        if (before.matches() && after.matches()) {
            throw new MigrationException(
                    "Both ends of \"" + range + "\" are relative. Name a revision at one of them.");
        } else if (before.matches()) {
            List<String> end = end(to, "heads");
            return newest(graph.withAncestors(end), end.size() + Integer.parseInt(before.group(2)));
        } else if (after.matches()) {
            List<String> start = end(from, "base");
            Set<String> members = members(start, graph.heads());
            List<RevisionScript> way = graph.ordered().stream()
                    .filter(script -> members.contains(script.id()))
                    .toList();
            int length = Math.min(way.size(), Integer.parseInt(after.group(2)) + start.size());
            List<RevisionScript> listed = new ArrayList<>(way.subList(0, length));
            Collections.reverse(listed);
            return listed;
        }
        return newest(members(end(from, "base"), end(to, "heads")), Integer.MAX_VALUE);
    }

    private Set<String> members(List<String> from, List<String> to) {
        Set<String> members = new LinkedHashSet<>(graph.withAncestors(to));
        if (!from.isEmpty()) {
            members.retainAll(graph.withDescendants(from));
        }
        return members;
    }

    /** The base is the empty list. */
    private List<String> end(String word, String missing) {
        String name = word.isEmpty() ? missing : word;
        return switch (name) {
            case "base" -> List.of();
            case "heads" -> graph.heads();
            case "current" -> graph.headsOf(applied);
            default -> {
                List<RevisionScript> way = new Target(graph, List.of()).upgrade(name);
                yield List.of(way.get(way.size() - 1).id());
            }
        };
    }

    private List<RevisionScript> newest(Set<String> members, int most) {
        List<RevisionScript> listed = new ArrayList<>();
        for (RevisionScript script : graph.ordered()) {
            if (members.contains(script.id())) {
                listed.add(0, script);
            }
        }
        return listed.size() > most ? listed.subList(0, most) : listed;
    }
}
