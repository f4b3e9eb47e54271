package dev.orm.migrations.generate;

import dev.orm.migrations.operation.Inverse;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * What a revision will say.
 *
 * @param before the schema before
 * @param upgrade the steps that make the schema that of the model
 * @param downgrade the steps that undo them
 */
public record RevisionDraft(Schema before, List<MigrationStep> upgrade, List<MigrationStep> downgrade) {

    /** Copies the lists. */
    public RevisionDraft {
        upgrade = List.copyOf(upgrade);
        downgrade = List.copyOf(downgrade);
    }

    /**
     * Makes a draft of steps and what undoes them. Values that were dropped are gone: where a column must have one, the way back gives
     * its rows the one that says least.
     *
     * @param before the schema before
     * @param upgrade the steps
     * @return the draft
     */
    public static RevisionDraft of(Schema before, List<MigrationStep> upgrade) {
        List<MigrationStep> downgrade = new ArrayList<>();
        for (MigrationStep step : Inverse.of(before, upgrade)) {
            boolean empty = step instanceof SchemaChange change
                    && change.operation() instanceof AddColumn add
                    && NeutralValue.isNeededBy(add.column());
            downgrade.add(empty ? filled((SchemaChange) step) : step);
        }
        return new RevisionDraft(before, upgrade, downgrade);
    }

    private static SchemaChange filled(SchemaChange change) {
        AddColumn add = (AddColumn) change.operation();
        return new SchemaChange(add, NeutralValue.of(add.column()));
    }

    /**
     * Returns a draft with other steps and what undoes these.
     *
     * @param steps the steps
     * @return the draft
     */
    public RevisionDraft withUpgrade(List<MigrationStep> steps) {
        return of(before, steps);
    }

    /**
     * Tells whether there is nothing to do.
     *
     * @return whether the model is what the history makes
     */
    public boolean isEmpty() {
        return upgrade.isEmpty();
    }
}
