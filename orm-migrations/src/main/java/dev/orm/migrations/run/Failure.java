package dev.orm.migrations.run;

import dev.orm.engine.DatabaseException;
import dev.orm.migrations.MigrationFailedException;
import dev.orm.migrations.graph.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said when a revision fails: which one, at what, by which SQL, what was left, and what to do next. */
final class Failure {

    private Failure() {}

    /**
     * Writes the message.
     *
     * @param step which step of the plan, counted from 1; 0 before the first, one more than there are after the last
     * @param hint a sentence about what else is known of the failure, after a space, or nothing
     */
    static MigrationFailedException of(
            RevisionPlan plan,
            int step,
            @Nullable String lastSql,
            RuntimeException failure,
            String hint,
            String state) {
        List<PlannedStep> steps = plan.steps();
        String what = step > steps.size()
                ? "when it was written into the history"
                : step == 0
                        ? "before its first operation"
                        : "at " + numbers(plan, step) + " of "
                                + plan.migrationSteps().size() + " ("
                                + steps.get(step - 1).describe() + ")";
        String told = failure instanceof DatabaseException database ? database.sql() : null;
        String sql = lastSql == null ? told : lastSql;
        String way = plan.direction() == Direction.UPGRADE ? "upgrade" : "downgrade";
        boolean undone =
                plan.direction() == Direction.DOWNGRADE && !plan.script().isRepeatable();
        return new MigrationFailedException(
                "The " + way + " of revision " + plan.script().title() + " failed " + what + ": " + failure.getMessage()
                        + hint + (sql == null || sql.equals(told) ? "" : " Statement: " + sql) + " " + state
                        + " Other revisions stay as they are. Mend the cause and run the command again: db " + way
                        + (undone ? " " + plan.script().id() + "@-1" : ""),
                plan.script().id(),
                step > steps.size() ? plan.migrationSteps().size() : first(plan, step),
                sql,
                failure);
    }

    /** Several operations may be done at once. */
    private static String numbers(RevisionPlan plan, int step) {
        int first = first(plan, step);
        int last = first + plan.steps().get(step - 1).steps().size() - 1;
        return first >= last ? "operation " + first : "operations " + first + " to " + last;
    }

    private static int first(RevisionPlan plan, int step) {
        return step == 0
                ? 0
                : plan.steps().subList(0, step - 1).stream()
                                .mapToInt(planned -> planned.steps().size())
                                .sum()
                        + 1;
    }
}
