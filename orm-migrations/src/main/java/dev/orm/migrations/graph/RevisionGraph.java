package dev.orm.migrations.graph;

import dev.orm.migrations.MigrationException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * All revisions of a program, each after its parents and after those it depends on. Immutable. The order is the same for the same
 * revisions, however they were found.
 */
public final class RevisionGraph {

    private final Map<String, RevisionScript> byId;
    private final Map<String, String> byLabel = new HashMap<>();
    private final Map<String, Set<String>> children = new HashMap<>();
    private final List<RevisionScript> ordered;

    /**
     * Puts revisions in order.
     *
     * @param scripts the revisions, in any order
     * @throws MigrationException if an id or label is there twice, a parent is missing, or revisions come after each other in a circle
     */
    public RevisionGraph(Collection<RevisionScript> scripts) {
        Map<String, RevisionScript> found = new LinkedHashMap<>();
        for (RevisionScript script : scripts) {
            RevisionScript other = found.putIfAbsent(script.id(), script);
            if (other != null) {
                throw new MigrationException("Revision " + script.id() + " is there twice: in " + other.origin()
                        + " and in " + script.origin() + ". Give one of them another id.");
            }
        }
        byId = found;
        found.values().forEach(this::label);
        for (RevisionScript script : found.values()) {
            children.computeIfAbsent(script.id(), fresh -> new TreeSet<>());
            for (String before : before(script)) {
                children.computeIfAbsent(before, fresh -> new TreeSet<>()).add(script.id());
            }
        }
        ordered = order();
    }

    private void label(RevisionScript script) {
        for (String label : script.labels()) {
            String other = byLabel.putIfAbsent(label, script.id());
            if (other != null || byId.containsKey(label)) {
                throw new MigrationException("Label \"" + label + "\" of revision " + script.title()
                        + " names another revision already. Choose another label.");
            }
        }
    }

    /** The ids of parents and of those it depends on. */
    private List<String> before(RevisionScript script) {
        List<String> before = new ArrayList<>();
        for (String parent : script.parents()) {
            before.add(known(parent, script, "comes after"));
        }
        for (String dependency : script.dependsOn()) {
            before.add(known(byLabel.getOrDefault(dependency, dependency), script, "depends on"));
        }
        return before;
    }

    private String known(String id, RevisionScript script, String how) {
        if (!byId.containsKey(id)) {
            throw new MigrationException("Revision " + script.title() + " in " + script.origin() + " " + how
                    + " revision \"" + id + "\", which is not there. Add it, or correct the id.");
        }
        return id;
    }

    private List<RevisionScript> order() {
        Map<String, Integer> waiting = new HashMap<>();
        PriorityQueue<String> ready = new PriorityQueue<>();
        for (RevisionScript script : byId.values()) {
            int count = new LinkedHashSet<>(before(script)).size();
            waiting.put(script.id(), count);
            if (count == 0) {
                ready.add(script.id());
            }
        }
        List<RevisionScript> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            String id = ready.remove();
            order.add(get(id));
            for (String child : children(id)) {
                if (waiting.merge(child, -1, Integer::sum) == 0) {
                    ready.add(child);
                }
            }
        }
        if (order.size() < byId.size()) {
            Set<String> circle = new TreeSet<>(byId.keySet());
            order.forEach(script -> circle.remove(script.id()));
            throw new MigrationException("Revisions " + circle
                    + " come after each other in a circle. Correct the parents or dependencies of one of them.");
        }
        return List.copyOf(order);
    }

    /**
     * Returns all revisions, each after those it comes after.
     *
     * @return the revisions
     */
    public List<RevisionScript> ordered() {
        return ordered;
    }

    /**
     * Tells whether a revision is there.
     *
     * @param id its id
     * @return whether it is
     */
    public boolean contains(String id) {
        return byId.containsKey(id);
    }

    /**
     * Returns a revision.
     *
     * @param id its id
     * @return the revision
     * @throws MigrationException if there is none
     */
    public RevisionScript get(String id) {
        RevisionScript script = byId.get(id);
        if (script == null) {
            throw new MigrationException("There is no revision \"" + id + "\".");
        }
        return script;
    }

    /**
     * Returns the revisions just before one: its parents and those it depends on.
     *
     * @param id its id
     * @return their ids
     */
    public List<String> before(String id) {
        return before(get(id));
    }

    /**
     * Returns the revisions that come just after one, dependent ones included.
     *
     * @param id its id
     * @return their ids, in order
     */
    public Set<String> children(String id) {
        return children.getOrDefault(id, Set.of());
    }

    /**
     * Returns the revisions after which none comes.
     *
     * @return their ids, in order; several if the history has branches
     */
    public List<String> heads() {
        Set<String> parents = new LinkedHashSet<>();
        ordered.forEach(script -> parents.addAll(script.parents()));
        return ordered.stream()
                .map(RevisionScript::id)
                .filter(id -> !parents.contains(id))
                .sorted()
                .toList();
    }

    /**
     * Returns the revisions that have no parent.
     *
     * @return their ids, in order
     */
    public List<String> bases() {
        return ordered.stream()
                .filter(script -> script.parents().isEmpty())
                .map(RevisionScript::id)
                .sorted()
                .toList();
    }

    /**
     * Returns revisions with all that come before them.
     *
     * @param ids ids of revisions
     * @return their ids and those of all before them
     */
    public Set<String> withAncestors(Collection<String> ids) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> waiting = new ArrayDeque<>(ids);
        while (!waiting.isEmpty()) {
            String id = waiting.remove();
            if (reached.add(id)) {
                waiting.addAll(before(id));
            }
        }
        return reached;
    }

    /**
     * Returns revisions with all that come after them.
     *
     * @param ids ids of revisions
     * @return their ids and those of all after them, dependent ones included
     */
    public Set<String> withDescendants(Collection<String> ids) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> waiting = new ArrayDeque<>(ids);
        while (!waiting.isEmpty()) {
            String id = waiting.remove();
            if (reached.add(id)) {
                waiting.addAll(children(id));
            }
        }
        return reached;
    }

    /**
     * Returns what of some revisions has no other of them as a child: what Alembic keeps in its version table.
     *
     * @param ids ids of revisions that are applied
     * @return their heads, in order
     */
    public List<String> headsOf(Collection<String> ids) {
        Set<String> parents = new LinkedHashSet<>();
        for (String id : ids) {
            if (byId.containsKey(id)) {
                parents.addAll(get(id).parents());
            }
        }
        return ids.stream().filter(id -> !parents.contains(id)).sorted().toList();
    }

    /**
     * Finds a revision by its label, its id or the beginning of its id.
     *
     * @param name a label, an id or at least four characters of one
     * @return the revision
     * @throws MigrationException if there is none or more than one
     */
    public RevisionScript find(String name) {
        String labelled = byLabel.get(name);
        if (labelled != null || byId.containsKey(name)) {
            return get(Objects.requireNonNullElse(labelled, name));
        }
        List<String> candidates = byId.keySet().stream()
                .filter(id -> id.startsWith(name))
                .sorted()
                .toList();
        if (candidates.size() == 1 && name.length() >= 4) {
            return get(candidates.get(0));
        }
        throw new MigrationException(
                candidates.isEmpty()
                        ? "There is no revision \"" + name + "\". Its heads are " + heads() + "."
                        : "\"" + name + "\" could be any of " + candidates + ". Write more of the id.");
    }
}
