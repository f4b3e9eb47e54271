package dev.orm.migrations.run;

import dev.orm.migrations.operation.MigrationStep;
import java.util.List;

/**
 * Steps of a revision and what is done for them in a database.
 *
 * @param steps the steps; several where one rebuild of a table does them all
 * @param actions what is done, in order; nothing where the database has nothing to do
 */
public record PlannedStep(List<MigrationStep> steps, List<Action> actions) {

    /** Copies the lists. */
    public PlannedStep {
        steps = List.copyOf(steps);
        actions = List.copyOf(actions);
    }

    /**
     * Says in a few words what happens.
     *
     * @return the words
     */
    public String describe() {
        return String.join(", ", steps.stream().map(MigrationStep::describe).toList());
    }
}
