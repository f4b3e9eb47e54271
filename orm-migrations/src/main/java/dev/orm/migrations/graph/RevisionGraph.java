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
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All revisions of a program, each after its parents and after those it depends on. Immutable. The order is the same for the same
 * revisions, however they were found.
 */
public final class RevisionGraph {

    private final Map<String, RevisionScript> byId;
    private final Map<String, String> byLabel = new HashMap<>();
    private final Map<String, String> bySquashed = new HashMap<>();
    private final Map<String, Set<String>> children = new HashMap<>();
    private final List<RevisionScript> ordered;
    private final List<RevisionScript> repeatables = new ArrayList<>();

    /**
     * Puts revisions in order.
     *
     * @param scripts the revisions and what is repeatable, in any order
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
        Map<String, RevisionScript> repeatable = new TreeMap<>();
        found.values().stream()
                .filter(RevisionScript::isRepeatable)
                .forEach(script -> repeatable.put(script.id(), script));
        repeatable.values().forEach(script -> repeat(script, repeatable, new LinkedHashSet<>()));
        found.keySet().removeAll(repeatable.keySet());
        byId = found;
        found.values().forEach(this::label);
        found.values().forEach(this::squash);
        for (RevisionScript script : found.values()) {
            children.computeIfAbsent(script.id(), fresh -> new TreeSet<>());
            for (String before : before(script)) {
                children.computeIfAbsent(before, fresh -> new TreeSet<>()).add(script.id());
            }
        }
        ordered = order();
    }

    /** By their names, each after those it depends on. */
    private void repeat(RevisionScript script, Map<String, RevisionScript> all, Set<String> above) {
        if (repeatables.contains(script)) {
            return;
        } else if (!above.add(script.id())) {
            throw new MigrationException("Repeatable objects " + above
                    + " depend on each other in a circle. Correct the line depends-on of one of them.");
        }
        for (String name : script.dependsOn()) {
            RevisionScript needed = all.get(name);
            if (needed == null) {
                throw new MigrationException("Repeatable object " + script.id() + " in " + script.origin()
                        + " depends on \"" + name + "\", which is no other one. There are " + all.keySet() + ".");
            }
            repeat(needed, all, above);
        }
        above.remove(script.id());
        repeatables.add(script);
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

    private void squash(RevisionScript script) {
        for (String replaced : script.replaces()) {
            String other = bySquashed.putIfAbsent(replaced, script.id());
            if (other != null || byId.containsKey(replaced)) {
                throw new MigrationException("Revision " + script.title() + " in " + script.origin()
                        + " stands for revision \""
                        + replaced + "\", which " + (other == null ? "is still there" : other + " stands for too")
                        + ". Remove one of them.");
            }
        }
    }

    /** The ids of parents and of those it depends on. */
    private List<String> before(RevisionScript script) {
        List<String> before = new ArrayList<>();
        for (String parent : script.parents()) {
            before.add(known(bySquashed.getOrDefault(parent, parent), script, "comes after"));
        }
        for (String dependency : script.dependsOn()) {
            String id = byLabel.getOrDefault(dependency, dependency);
            before.add(known(bySquashed.getOrDefault(id, id), script, "depends on"));
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
     * Tells whether there is nothing to run, now or ever.
     *
     * @return whether there are neither revisions nor repeatable objects
     */
    public boolean isEmpty() {
        return byId.isEmpty() && repeatables.isEmpty();
    }

    /**
     * Returns what is run again whenever it has changed, such as views that are written in SQL.
     *
     * @return the scripts, each after those it depends on
     */
    public List<RevisionScript> repeatables() {
        return List.copyOf(repeatables);
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
        return headsOf(byId.keySet());
    }

    /**
     * Returns the heads on which no revision of another branch depends ({@code heads --resolve-dependencies} of Alembic).
     *
     * @return their ids, in order; an upgrade to them runs everything
     */
    public List<String> effectiveHeads() {
        return heads().stream().filter(id -> children(id).isEmpty()).toList();
    }

    /**
     * Returns the revisions that are the parent of several ({@code branches} of Alembic).
     *
     * @return their ids, in order
     */
    public List<String> branchPoints() {
        Map<String, Integer> counts = new HashMap<>();
        for (RevisionScript script : ordered) {
            parents(script.id()).forEach(parent -> counts.merge(parent, 1, Integer::sum));
        }
        return counts.keySet().stream()
                .filter(id -> counts.get(id) > 1)
                .sorted()
                .toList();
    }

    /**
     * Returns the parents of a revision as they are called in this graph: of those that were squashed, what stands for them.
     *
     * @param id its id
     * @return their ids
     */
    public List<String> parents(String id) {
        return get(id).parents().stream()
                .map(parent -> bySquashed.getOrDefault(parent, parent))
                .distinct()
                .toList();
    }

    /**
     * Puts squashed revisions into the place of those they stand for.
     *
     * @param ids ids of revisions that are applied
     * @return the ids; if all that a revision stands for are there, its own instead of theirs
     * @throws MigrationException if some and not all of them are there
     */
    public Set<String> withSquashed(Collection<String> ids) {
        Set<String> applied = new LinkedHashSet<>(ids);
        for (RevisionScript script : ordered) {
            List<String> there =
                    script.replaces().stream().filter(applied::contains).toList();
            if (there.isEmpty()) {
                continue;
            } else if (there.size() < script.replaces().size() && !applied.contains(script.id())) {
                List<String> missing = new ArrayList<>(script.replaces());
                missing.removeAll(there);
                throw new MigrationException("Revision " + script.title() + " stands for " + script.replaces()
                        + ", of which the database has not " + missing
                        + ". Run the program that still had them to their end, then this one; nothing was changed.");
            }
            there.forEach(applied::remove);
            applied.add(script.id());
        }
        return applied;
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
     * Returns the branch that begins at a revision: what has it as an ancestor. What only depends on it belongs to another branch.
     *
     * @param id its id
     * @return its id and those of all that descend from it
     */
    public Set<String> branch(String id) {
        Set<String> reached = new LinkedHashSet<>(List.of(id));
        for (RevisionScript script : ordered) {
            if (parents(script.id()).stream().anyMatch(reached::contains)) {
                reached.add(script.id());
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
                parents.addAll(parents(id));
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
                        ? "There is no revision, label or beginning of an id \"" + name + "\". The heads are " + heads()
                                + "; all are listed by: db history"
                        : candidates.size() == 1
                                ? "\"" + name
                                        + "\" is too short for the beginning of an id. Write at least four characters."
                                : "\"" + name + "\" could be any of " + candidates + ". Write more of the id.");
    }
}
