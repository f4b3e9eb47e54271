package dev.orm.migrations.run;

import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.schema.Schema;
import java.util.List;

/**
 * What one revision does in one database.
 *
 * @param script the revision
 * @param direction which way it is run
 * @param steps its steps, in order
 * @param before the schema before
 * @param after the schema after
 */
public record RevisionPlan(
        RevisionScript script, Direction direction, List<PlannedStep> steps, Schema before, Schema after) {

    /** Copies the list. */
    public RevisionPlan {
        steps = List.copyOf(steps);
    }

    /**
     * Returns what is done, without its steps.
     *
     * @return all actions, in order
     */
    public List<Action> actions() {
        return steps.stream().flatMap(step -> step.actions().stream()).toList();
    }

    /**
     * Tells whether a table is put into the place of another.
     *
     * @return whether one is
     */
    public boolean rebuilds() {
        return actions().stream().anyMatch(Action.Rebuild.class::isInstance);
    }

    /**
     * Returns the steps of the revision as it says them.
     *
     * @return all steps, in order
     */
    public List<MigrationStep> migrationSteps() {
        return steps.stream().flatMap(step -> step.steps().stream()).toList();
    }
}
