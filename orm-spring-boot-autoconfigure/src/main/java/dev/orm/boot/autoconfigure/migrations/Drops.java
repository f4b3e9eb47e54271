package dev.orm.boot.autoconfigure.migrations;

import static dev.orm.sql.Sql.select;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.lint.LintRule;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.migrations.run.RevisionPlan;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an upgrade drops of the tables that have rows now. A table that the same upgrade creates has none. */
final class Drops {

    private final EngineConnection connection;
    private final Map<TableName, Table> there = new HashMap<>();
    private final Set<String> revisions = new LinkedHashSet<>();
    private final List<String> descriptions = new ArrayList<>();

    private Drops(EngineConnection connection) {
        this.connection = connection;
    }

    /**
     * Looks at an upgrade.
     *
     * @param connection where the rows are
     * @param plans what is to be run, in order
     * @param approved ids of revisions that may drop what they like, or {@code *}
     * @throws DestructiveUpgradeException if other revisions drop something that has rows
     */
    static void refuse(EngineConnection connection, List<RevisionPlan> plans, Set<String> approved) {
        if (plans.isEmpty() || approved.contains("*")) {
            return;
        }
        Drops drops = new Drops(connection);
        Schema before = plans.get(0).before();
        before.tables().forEach(table -> drops.there.put(table.name(), table));
        for (RevisionPlan plan : plans) {
            for (MigrationStep step : plan.migrationSteps()) {
                if (step instanceof SchemaChange change) {
                    drops.look(plan, step, change.operation(), approved);
                }
            }
        }
        if (!drops.descriptions.isEmpty()) {
            throw new DestructiveUpgradeException(drops.revisions, drops.descriptions);
        }
    }

    private void look(RevisionPlan plan, MigrationStep step, DdlOperation operation, Set<String> approved) {
        Table dropped = null;
        LintRule rule = operation instanceof DropTable ? LintRule.DROP_TABLE : LintRule.DROP_COLUMN;
        if (operation instanceof RenameTable rename) {
            Table renamed = there.remove(rename.table());
            if (renamed != null) {
                there.put(new TableName(rename.table().schema(), rename.newName()), renamed);
            }
        } else if (operation instanceof DropTable drop) {
            dropped = there.remove(drop.table().name());
        } else if (operation instanceof DropColumn drop) {
            dropped = there.get(drop.table());
        }
        boolean isApproved = approved.contains(plan.script().id())
                || plan.script().acceptedRisks().containsKey(rule.code());
        if (dropped != null && !isApproved && hasRows(dropped)) {
            revisions.add(plan.script().id());
            descriptions.add("revision " + plan.script().title() + " would " + step.describe());
        }
    }

    private boolean hasRows(Table table) {
        TableRef ref = new TableRef(table, "t");
        return !connection
                .query(select(ref.column(table.columns().get(0))).from(ref).limit(1))
                .list()
                .isEmpty();
    }
}
