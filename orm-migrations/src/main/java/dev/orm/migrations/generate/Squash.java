package dev.orm.migrations.generate;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionRange;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.ExecuteStatement;
import dev.orm.migrations.operation.MigrationStep.Irreversible;
import dev.orm.migrations.operation.MigrationStep.RunBatches;
import dev.orm.migrations.operation.MigrationStep.RunCode;
import dev.orm.migrations.operation.RecordedOperations;
import dev.orm.migrations.operation.SchemaState;
import dev.orm.migrations.operation.StepOptimizer;
import dev.orm.reflect.ComparisonRules;
import dev.orm.schema.Schema;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes one revision of several that follow each other ({@code squashmigrations} of Django). A new database runs the one; a database that
 * has them all is marked as having it, by the next upgrade. When it is written the others are deleted.
 *
 * @param replaced the revisions that it stands for, in their order
 * @param draft what it says
 * @param source how it is placed in the history
 */
public record Squash(List<RevisionScript> replaced, RevisionDraft draft, RevisionSource source) {

    /** Copies the list. */
    public Squash {
        replaced = List.copyOf(replaced);
    }

    /**
     * Squashes revisions.
     *
     * @param graph all revisions
     * @param range the first and the last of them with a colon between, such as {@code base:4f1c}; see {@link RevisionRange}
     * @param leftOut ids, their beginnings or labels of revisions whose statements and work of the program are not needed where there
     *     are no rows yet
     * @param id id of the new revision
     * @param message what it says
     * @return the new revision
     * @throws MigrationException if the range cannot be one revision, or revisions run statements or work of the program, which cannot be
     *     written anew, and are not left out
     */
    public static Squash of(RevisionGraph graph, String range, Collection<String> leftOut, String id, String message) {
        List<RevisionScript> members = new ArrayList<>(new RevisionRange(graph, List.of()).of(range));
        Collections.reverse(members);
        Set<String> ids = new LinkedHashSet<>();
        members.forEach(member -> ids.add(member.id()));
        checkPlace(graph, range, ids);
        Set<String> free = new LinkedHashSet<>();
        leftOut.forEach(name -> free.add(graph.find(name).id()));
        Set<String> parents = new LinkedHashSet<>();
        Set<String> dependencies = new LinkedHashSet<>();
        Set<String> labels = new LinkedHashSet<>();
        Map<String, String> risks = new LinkedHashMap<>();
        for (RevisionScript member : members) {
            member.acceptedRisks().forEach((code, reason) -> risks.merge(code, reason, Squash::both));
            labels.addAll(member.labels());
            graph.parents(member.id()).stream()
                    .filter(parent -> !ids.contains(parent))
                    .forEach(parents::add);
            member.dependsOn().stream()
                    .filter(name -> !ids.contains(graph.find(name).id()))
                    .forEach(dependencies::add);
        }
        RevisionSource source = new RevisionSource(
                id,
                List.copyOf(parents),
                message,
                LocalDateTime.now(),
                List.copyOf(labels),
                List.copyOf(dependencies),
                List.copyOf(ids),
                members.stream().allMatch(RevisionScript::transactional),
                risks);
        Set<String> before = new LinkedHashSet<>(graph.withAncestors(ids));
        before.removeAll(ids);
        Schema schema = new SchemaHistory(graph).schemaOf(before);
        return new Squash(members, new Steps(members, free).draft(schema), source);
    }

    private static String both(String reason, String other) {
        return reason.equals(other) ? reason : reason + " " + other;
    }

    /** What comes after one in the middle would come after all of them. */
    private static void checkPlace(RevisionGraph graph, String range, Set<String> ids) {
        if (ids.size() < 2) {
            throw new MigrationException("There is nothing to squash from " + range
                    + ": name the first and the last of several revisions, such as base:"
                    + String.join(":", graph.heads()));
        }
        List<String> heads = graph.headsOf(ids);
        if (heads.size() > 1) {
            throw new MigrationException("The revisions " + range + " end in " + heads
                    + ". One revision has one end: squash one branch, or bring them together before: db merge "
                    + String.join(" ", heads));
        }
        for (String id : ids) {
            Set<String> others = new TreeSet<>(graph.children(id));
            others.removeAll(ids);
            if (!heads.contains(id) && !others.isEmpty()) {
                throw new MigrationException("Revision " + graph.get(id).title() + " is in the middle of " + range
                        + ", and revisions " + others
                        + " come after it that are not of them. They would come after all of them then; end at " + id
                        + ", or begin after it.");
            }
        }
    }

    /** What all of them say, forth and back. */
    private static final class Steps {

        private final List<RevisionScript> members;
        private final Set<String> free;
        private final List<String> unwritable = new ArrayList<>();

        Steps(List<RevisionScript> members, Set<String> free) {
            this.members = members;
            this.free = free;
        }

        RevisionDraft draft(Schema before) {
            List<MigrationStep> upgrade = new ArrayList<>();
            List<MigrationStep> downgrade = new ArrayList<>();
            Schema state = before;
            for (RevisionScript member : members) {
                RecordedOperations forth = SchemaHistory.record(member, Direction.UPGRADE, state);
                upgrade.addAll(written(member, forth.steps(), "operation "));
                RecordedOperations back = SchemaHistory.record(member, Direction.DOWNGRADE, forth.schema());
                downgrade.addAll(0, written(member, back.steps(), "the way back, operation "));
                state = forth.schema();
            }
            if (!unwritable.isEmpty()) {
                throw new MigrationException("These do what cannot be written anew: " + String.join("; ", unwritable)
                        + ". End before such a revision or begin after it; or, if it does nothing where there are no rows yet,"
                        + " leave that out: --leave-out REVISION. Nothing was written.");
            }
            List<MigrationStep> fewer = StepOptimizer.optimize(upgrade);
            compare(state, fold(before, fewer));
            return new RevisionDraft(before, fewer, back(downgrade, state));
        }

        private static List<MigrationStep> back(List<MigrationStep> downgrade, Schema after) {
            for (MigrationStep step : downgrade) {
                if (step instanceof Irreversible) {
                    return List.of(step);
                }
            }
            List<MigrationStep> fewer = StepOptimizer.optimize(downgrade);
            compare(fold(after, downgrade), fold(after, fewer));
            return fewer;
        }

        private List<MigrationStep> written(RevisionScript member, List<MigrationStep> steps, String where) {
            List<MigrationStep> written = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                MigrationStep step = steps.get(i);
                boolean unwritten =
                        step instanceof ExecuteStatement || step instanceof RunCode || step instanceof RunBatches;
                if (!unwritten) {
                    written.add(step);
                } else if (!free.contains(member.id())) {
                    unwritable.add(
                            "revision " + member.title() + ", " + where + (i + 1) + " (" + step.describe() + ")");
                }
            }
            return written;
        }

        private static Schema fold(Schema before, List<MigrationStep> steps) {
            Schema state = before;
            for (MigrationStep step : steps) {
                state = SchemaState.apply(state, step);
            }
            return state;
        }

        private static void compare(Schema wanted, Schema made) {
            List<MigrationStep> differences =
                    SchemaChanges.between(PlainTypes.of(made), PlainTypes.of(wanted), ComparisonRules.NONE, Map.of());
            if (!differences.isEmpty()) {
                throw new MigrationException("The squashed revision would not make what the others make; it lacks "
                        + differences.stream().map(MigrationStep::describe).toList()
                        + ". Nothing was written. Squash fewer of them.");
            }
        }
    }
}
