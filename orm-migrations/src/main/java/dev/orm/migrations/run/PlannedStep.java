package dev.orm.migrations.run;

import dev.orm.dialect.Dialect;
import dev.orm.migrations.operation.MigrationStep;
import java.util.ArrayList;
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

    /**
     * Returns what is sent, with the values in the text.
     *
     * @param dialect the dialect of the database
     * @return statements, in order; those that no text stands for, such as work of the program, are left out
     */
    public List<String> statements(Dialect dialect) {
        ActionText text = new ActionText(dialect);
        List<String> statements = new ArrayList<>();
        for (Action action : actions) {
            try {
                statements.addAll(text.statements(action));
            } catch (ActionText.UnprintableException leftOut) {
                // Its description is all that can be said.
                continue;
            }
        }
        return statements;
    }
}
