package dev.orm.migrations.generate;

import dev.orm.migrations.operation.MigrationStep;
import dev.orm.schema.Schema;
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
     * Tells whether there is nothing to do.
     *
     * @return whether the model is what the history makes
     */
    public boolean isEmpty() {
        return upgrade.isEmpty();
    }
}
