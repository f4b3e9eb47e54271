package dev.orm.migrations.graph;

import dev.orm.migrations.MigrationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an upgrade or a downgrade goes, in the words of Alembic: {@code head}, {@code heads}, {@code base}, an id or the beginning of
 * one, a label, {@code +2}, {@code -1}, {@code 4f1c+2}, {@code billing@head}, {@code billing@base}.
 */
public final class Target {

    private static final Pattern RELATIVE = Pattern.compile("(.*?)([+-])(\\d{1,6})");

    private final RevisionGraph graph;
    private final Set<String> applied;

    /**
     * Starts from a state.
     *
     * @param graph all revisions
     * @param applied ids of those that are applied
     */
    public Target(RevisionGraph graph, Collection<String> applied) {
        this.graph = graph;
        this.applied = new LinkedHashSet<>(applied);
    }

    /**
     * Tells whether a target counts from where the database is, such as {@code +2} or {@code billing@-1}.
     *
     * @param target a target
     * @return whether it means something else when the database has moved
     */
    public static boolean isRelativeToDatabase(String target) {
        Matcher relative = RELATIVE.matcher(target.substring(target.indexOf('@') + 1));
        return relative.matches() && relative.group(1).isEmpty();
    }

    /**
     * Says which revisions an upgrade runs.
     *
     * @param target where it goes
     * @return the revisions that are not applied yet, in the order they are run; none if it is there already
     * @throws MigrationException if the target means nothing, or not one thing
     */
    public List<RevisionScript> upgrade(String target) {
        Set<String> wanted = graph.withAncestors(goals(target));
        return graph.ordered().stream()
                .filter(script -> wanted.contains(script.id()) && !applied.contains(script.id()))
                .toList();
    }

    private List<String> goals(String target) {
        int at = target.indexOf('@');
        String branch = at < 0 ? "" : target.substring(0, at);
        String rest = at < 0 ? target : target.substring(at + 1);
        if (rest.equals("heads")) {
            return branchHeads(branch);
        } else if (rest.equals("head")) {
            return List.of(oneHead(branch, target));
        }
        Matcher relative = RELATIVE.matcher(rest);
        if (relative.matches()) {
            if (relative.group(2).equals("-")) {
                throw new MigrationException(
                        "An upgrade to \"" + target + "\" goes backwards. Use downgrade, or a + before the number.");
            }
            return List.of(forward(branch, relative.group(1), Integer.parseInt(relative.group(3)), target));
        }
        if (rest.equals("base")) {
            throw new MigrationException("An upgrade to \"" + target + "\" goes backwards. Use downgrade.");
        }
        return List.of(inBranch(branch, rest, target));
    }

    /** A revision that is found by name and belongs to a branch, if one is named. */
    private String inBranch(String branch, String name, String target) {
        String id = graph.find(name).id();
        if (!branch.isEmpty()) {
            String start = graph.find(branch).id();
            if (!graph.branch(start).contains(id)
                    && !graph.withAncestors(List.of(start)).contains(id)) {
                throw new MigrationException("\"" + target + "\" means nothing: revision " + id + " is not in branch \""
                        + branch + "\". Leave the branch out, or name a revision of it.");
            }
        }
        return id;
    }

    private List<String> branchHeads(String branch) {
        if (branch.isEmpty()) {
            return graph.heads();
        }
        return graph.headsOf(graph.branch(graph.find(branch).id()));
    }

    private String oneHead(String branch, String target) {
        List<String> heads = branchHeads(branch);
        if (heads.size() > 1) {
            throw new MigrationException("\"" + target + "\" is not one revision: the history has the heads " + heads
                    + ". Upgrade to \"heads\" or name one of them; bring them together by a merge: db merge "
                    + String.join(" ", heads));
        } else if (heads.isEmpty()) {
            throw new MigrationException("There are no revisions yet, so there is no \"" + target + "\".");
        }
        return heads.get(0);
    }

    private String forward(String branch, String from, int steps, String target) {
        List<RevisionScript> way;
        if (from.isEmpty()) {
            way = new Target(graph, applied).upgrade(branch.isEmpty() ? "head" : branch + "@head");
        } else {
            String start = graph.find(from).id();
            Set<String> after = graph.branch(start);
            oneHead(start, target);
            way = graph.ordered().stream()
                    .filter(script ->
                            after.contains(script.id()) && !script.id().equals(start))
                    .toList();
        }
        if (steps == 0) {
            throw new MigrationException("\"" + target + "\" goes nowhere. Write how many revisions, from 1.");
        } else if (steps > way.size()) {
            throw new MigrationException(
                    "\"" + target + "\" goes " + steps + " revisions forward, but there are " + way.size() + " to go.");
        }
        return way.get(steps - 1).id();
    }

    /**
     * Says which revisions a downgrade undoes.
     *
     * @param target where it goes
     * @return the applied revisions that are undone, in the order that happens; none if it is there already
     * @throws MigrationException if the target means nothing, not one thing, or is not applied
     */
    public List<RevisionScript> downgrade(String target) {
        Set<String> undone = undone(target);
        List<RevisionScript> order = new ArrayList<>();
        for (RevisionScript script : graph.ordered()) {
            if (undone.contains(script.id()) && applied.contains(script.id())) {
                order.add(0, script);
            }
        }
        return order;
    }

    private Set<String> undone(String target) {
        int at = target.indexOf('@');
        String branch = at < 0 ? "" : target.substring(0, at);
        String rest = at < 0 ? target : target.substring(at + 1);
        Set<String> members =
                branch.isEmpty() ? applied : graph.branch(graph.find(branch).id());
        if (rest.equals("base")) {
            return graph.withDescendants(members);
        }
        Matcher relative = RELATIVE.matcher(rest);
        if (relative.matches()) {
            if (relative.group(2).equals("+")) {
                throw new MigrationException(
                        "A downgrade to \"" + target + "\" goes forwards. Use upgrade, or a - before the number.");
            }
            return backward(members, relative.group(1), Integer.parseInt(relative.group(3)), target);
        }
        String goal =
                rest.equals("head") || rest.equals("heads") ? oneHead(branch, target) : inBranch(branch, rest, target);
        return after(goal, target);
    }

    /** What comes after a revision, without itself. */
    private Set<String> after(String goal, String target) {
        if (!applied.contains(goal)) {
            throw new MigrationException("A downgrade cannot go to \"" + target + "\", as revision " + goal
                    + " is not applied. Use upgrade.");
        }
        Set<String> undone = new LinkedHashSet<>(graph.withDescendants(List.of(goal)));
        undone.remove(goal);
        return undone;
    }

    private Set<String> backward(Set<String> members, String from, int steps, String target) {
        if (steps == 0) {
            throw new MigrationException("\"" + target + "\" goes nowhere. Write how many revisions, from 1.");
        } else if (!from.isEmpty()) {
            String id = graph.find(from).id();
            for (int i = 0; i < steps; i++) {
                List<String> parents = graph.parents(id);
                if (parents.size() != 1) {
                    throw new MigrationException("\"" + target + "\" goes " + steps + " revisions back, but revision "
                            + id + (parents.isEmpty() ? " is the first." : " has the parents " + parents + "."));
                }
                id = parents.get(0);
            }
            return after(id, target);
        }
        Set<String> left = new LinkedHashSet<>(members);
        left.retainAll(applied);
        int there = left.size();
        Set<String> undone = new LinkedHashSet<>();
        for (int i = 0; i < steps; i++) {
            List<String> heads = graph.headsOf(left);
            if (heads.isEmpty()) {
                throw new MigrationException(
                        "\"" + target + "\" goes " + steps + " revisions back, but " + there + " are applied.");
            } else if (heads.size() > 1) {
                throw new MigrationException("\"" + target + "\" is not one way back: the revisions " + heads
                        + " are both the last ones there. Name a branch, as in label@-1, or the revision to go to.");
            }
            left.remove(heads.get(0));
            undone.add(heads.get(0));
        }
        return graph.withDescendants(undone);
    }
}
