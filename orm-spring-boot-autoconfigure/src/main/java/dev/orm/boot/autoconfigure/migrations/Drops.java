package dev.orm.boot.autoconfigure.migrations;

import static dev.orm.sql.Sql.select;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.lint.LintRule;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.ExecuteStatement;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.migrations.run.RevisionPlan;
import dev.orm.reflect.Inspector;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.DdlOperation.UnsafeSql;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Delete;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an upgrade drops or empties of the tables that have rows now. A table that the same upgrade creates has none. */
final class Drops {

    private final EngineConnection connection;
    private final Map<TableName, Table> there = new HashMap<>();
    private final Set<TableName> known = new HashSet<>();
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
        drops.known.addAll(drops.there.keySet());
        for (RevisionPlan plan : plans) {
            for (MigrationStep step : plan.migrationSteps()) {
                drops.look(plan, step, approved);
            }
        }
        if (!drops.descriptions.isEmpty()) {
            throw new DestructiveUpgradeException(drops.revisions, drops.descriptions);
        }
    }

    private void look(RevisionPlan plan, MigrationStep step, Set<String> approved) {
        if (step instanceof SchemaChange change && change.operation() instanceof UnsafeSql sql) {
            look(plan, sql, approved);
        } else if (step instanceof SchemaChange change) {
            look(plan, step, change.operation(), approved);
        } else if (step instanceof ExecuteStatement execute
                && execute.statement() instanceof Delete delete
                && delete.where() == null
                && delete.target() instanceof TableRef ref) {
            TableName name = ref.table().name();
            lost(plan, LintRule.DROP_TABLE, there.get(name), "delete every row of " + name, approved);
        }
    }

    private void look(RevisionPlan plan, MigrationStep step, DdlOperation operation, Set<String> approved) {
        if (operation instanceof RenameTable rename) {
            Table renamed = there.remove(rename.table());
            if (renamed != null) {
                there.put(new TableName(rename.table().schema(), rename.newName()), renamed);
            }
        } else if (operation instanceof DropTable drop) {
            Table dropped = there.remove(drop.table().name());
            lost(plan, LintRule.DROP_TABLE, dropped, step.describe(), approved);
        } else if (operation instanceof DropColumn drop) {
            lost(plan, LintRule.DROP_COLUMN, there.get(drop.table()), step.describe(), approved);
        }
    }

    /** SQL may be about tables that no revision has made. */
    private void look(RevisionPlan plan, UnsafeSql sql, Set<String> approved) {
        LintRule rule = DroppingSql.rule(sql.sql());
        boolean here = sql.databases().isEmpty()
                || sql.databases().contains(connection.dialect().name());
        if (rule == null || !here) {
            return;
        }
        String what =
                rule == LintRule.DROP_TABLE ? "run SQL that drops or empties " : "run SQL that drops a column of ";
        there.forEach((name, table) -> {
            if (DroppingSql.names(sql.sql(), name.name())) {
                lost(plan, rule, table, what + name, approved);
            }
        });
        for (TableName name : new Inspector(connection).tableNames(null)) {
            boolean unknown =
                    known.stream().noneMatch(other -> connection.dialect().isSameName(other.name(), name.name()));
            if (unknown && DroppingSql.names(sql.sql(), name.name()) && hasRows(name)) {
                lost(plan, rule, what + name, approved);
            }
        }
    }

    private void lost(RevisionPlan plan, LintRule rule, @Nullable Table table, String what, Set<String> approved) {
        if (table != null && hasRows(table)) {
            lost(plan, rule, what, approved);
        }
    }

    private void lost(RevisionPlan plan, LintRule rule, String what, Set<String> approved) {
        boolean isApproved = approved.contains(plan.script().id())
                || plan.script().acceptedRisks().containsKey(rule.code());
        if (!isApproved) {
            revisions.add(plan.script().id());
            descriptions.add("revision " + plan.script().title() + " would " + what);
        }
    }

    private boolean hasRows(TableName name) {
        return !connection
                .unsafeSql("select 1 from " + connection.dialect().quote(name.name()) + " limit 1")
                .list(Integer.class)
                .isEmpty();
    }

    private boolean hasRows(Table table) {
        TableRef ref = new TableRef(table, "t");
        return !connection
                .query(select(ref.column(table.columns().get(0))).from(ref).limit(1))
                .list()
                .isEmpty();
    }
}
