package dev.orm.migrations.run;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.operation.Checksum;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.Schema;
import java.util.ArrayList;
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

    private static final int WORD = 16;

    /** Copies the list. */
    public RevisionPlan {
        steps = List.copyOf(steps);
    }

    /** A word for each action, by which it is recognised if the revision is edited before it is finished. */
    List<String> words() {
        return actions().stream().map(RevisionPlan::word).toList();
    }

    private static String word(Action action) {
        String text = action instanceof Action.RunSql sql
                ? sql.sql()
                : action instanceof Action.ChangeRows rows
                        ? rows.sql()
                        : action instanceof Action.RunStep step
                                ? Checksum.of(List.of(step.step()))
                                : action instanceof Action.RunParts parts
                                        ? Checksum.of(List.of(parts.step()))
                                        : action.toString();
        return Checksum.of(text).substring(Checksum.ALGORITHM.length(), Checksum.ALGORITHM.length() + WORD);
    }

    /** What is left when some of its actions have run. */
    RevisionPlan after(int done) {
        List<PlannedStep> left = new ArrayList<>();
        int number = 0;
        for (PlannedStep step : steps) {
            int skipped = Math.max(0, Math.min(done - number, step.actions().size()));
            number += step.actions().size();
            if (skipped == 0 || skipped < step.actions().size()) {
                left.add(new PlannedStep(
                        step.steps(),
                        step.actions().subList(skipped, step.actions().size())));
            }
        }
        return new RevisionPlan(script, direction, left, before, after);
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
     * Tells whether a table goes in SQLite, to be made anew or for good: foreign keys would delete the rows that refer to its rows, or set
     * their keys to {@code NULL}.
     *
     * @param dialect the dialect of the plan
     * @return whether foreign keys are not enforced meanwhile, and looked at in the end
     */
    public boolean needsForeignKeysOff(Dialect dialect) {
        return !dialect.supports(Capability.ALTER_ADD_CONSTRAINT)
                && actions().stream()
                        .anyMatch(
                                action -> action instanceof Action.Rebuild || action.operation() instanceof DropTable);
    }

    /**
     * Tells whether the revision cannot be one transaction even where DDL can be rolled back.
     *
     * @return whether a part of it has to be outside a transaction
     */
    public boolean leavesTransaction() {
        return !script.transactional() || actions().stream().anyMatch(Action::isApart);
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
