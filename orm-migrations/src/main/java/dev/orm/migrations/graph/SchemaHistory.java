package dev.orm.migrations.graph;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.operation.Checksum;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.RecordedOperations;
import dev.orm.migrations.operation.StepOptimizer;
import dev.orm.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the revisions of a graph have made of the schema at each point: their operations, applied in memory. Not thread-safe. */
public final class SchemaHistory {

    private static final Schema EMPTY = Schema.of();

    private final RevisionGraph graph;
    private final Map<String, RecordedOperations> recorded = new HashMap<>();

    /**
     * Reads the history of revisions.
     *
     * @param graph the revisions
     */
    public SchemaHistory(RevisionGraph graph) {
        this.graph = graph;
    }

    /**
     * Asks a revision what it does.
     *
     * @param script the revision
     * @param direction which way
     * @param before the schema before
     * @return what it says, and the schema after
     * @throws MigrationException if something that it says cannot be
     */
    public static RecordedOperations record(RevisionScript script, Direction direction, Schema before) {
        RecordedOperations operations = new RecordedOperations(before);
        try {
            say(script, direction, operations);
        } catch (IllegalArgumentException wrong) {
            throw new MigrationException(
                    "Operation " + (operations.steps().size() + 1) + " of the "
                            + direction.name().toLowerCase(Locale.ROOT) + " of revision " + script.title() + " in "
                            + script.origin() + " cannot be: " + wrong.getMessage(),
                    wrong);
        }
        return operations;
    }

    private static void say(RevisionScript script, Direction direction, Operations operations) {
        if (direction == Direction.UPGRADE) {
            script.migration().upgrade(operations);
        } else {
            script.migration().downgrade(operations);
        }
    }

    /** What the upgrade of a revision says, over what all before it have made. */
    private RecordedOperations upgrade(String id) {
        RecordedOperations known = recorded.get(id);
        if (known == null) {
            // In order, so that each finds its parent and no history is too long for the stack.
            Set<String> needed = graph.withAncestors(List.of(id));
            for (RevisionScript script : graph.ordered()) {
                if (needed.contains(script.id()) && !recorded.containsKey(script.id())) {
                    recorded.put(script.id(), record(script, Direction.UPGRADE, beforeKnown(script.id())));
                }
            }
            known = Objects.requireNonNull(recorded.get(id));
        }
        return known;
    }

    private Schema beforeKnown(String id) {
        List<String> before = graph.before(id);
        if (before.isEmpty()) {
            return EMPTY;
        } else if (before.size() == 1) {
            return Objects.requireNonNull(recorded.get(before.get(0))).schema();
        }
        return schemaOf(graph.withAncestors(before));
    }

    /**
     * Returns what a revision does.
     *
     * @param id its id
     * @return the steps of its upgrade
     */
    public List<MigrationStep> steps(String id) {
        return upgrade(id).steps();
    }

    /**
     * Returns what a revision is recognised by.
     *
     * @param id its id
     * @return its checksum
     */
    public String checksum(String id) {
        return Checksum.of(steps(id));
    }

    /**
     * Returns the schema that revisions make together.
     *
     * @param ids ids of revisions, with all that come before them
     * @return the schema
     */
    public Schema schemaOf(Collection<String> ids) {
        Set<String> applied = new HashSet<>(ids);
        List<RevisionScript> scripts = graph.ordered().stream()
                .filter(script -> applied.contains(script.id()))
                .toList();
        Schema schema = EMPTY;
        for (RevisionScript script : scripts) {
            schema = record(script, Direction.UPGRADE, schema).schema();
        }
        return schema;
    }

    /**
     * Returns the schema that all revisions make.
     *
     * @return the schema at the end of the history
     */
    public Schema schema() {
        return schemaOf(graph.ordered().stream().map(RevisionScript::id).toList());
    }

    /**
     * Finds what two branches change so that the order of the two matters.
     *
     * @param one id of a revision
     * @param other id of another that does not come before or after it
     * @return for each pair of steps a sentence; none if the branches have nothing to do with each other, or no revision in common
     */
    public List<String> conflicts(String one, String other) {
        Set<String> left = graph.withAncestors(List.of(one));
        Set<String> right = graph.withAncestors(List.of(other));
        Set<String> common = new HashSet<>(left);
        common.retainAll(right);
        List<String> conflicts = new ArrayList<>();
        if (!common.isEmpty()) {
            left.removeAll(common);
            right.removeAll(common);
            for (String a : left) {
                for (String b : right) {
                    conflicts.addAll(ofTwo(graph.get(a), graph.get(b)));
                }
            }
        }
        return conflicts;
    }

    private List<String> ofTwo(RevisionScript one, RevisionScript other) {
        List<String> conflicts = new ArrayList<>();
        for (MigrationStep step : steps(one.id())) {
            for (MigrationStep second : steps(other.id())) {
                if (!StepOptimizer.areApart(step, second)) {
                    conflicts.add("revision " + one.title() + ": " + step.describe() + ", revision " + other.title()
                            + ": " + second.describe());
                }
            }
        }
        return conflicts;
    }
}
