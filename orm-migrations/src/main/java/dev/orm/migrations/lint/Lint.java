package dev.orm.migrations.lint;

import dev.orm.dialect.Dialect;
import dev.orm.migrations.AcceptedRisk;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.ExecuteStatement;
import dev.orm.migrations.operation.MigrationStep.Irreversible;
import dev.orm.migrations.operation.MigrationStep.RunBatches;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.migrations.operation.RecordedOperations;
import dev.orm.migrations.operation.SchemaState;
import dev.orm.migrations.run.Planner;
import dev.orm.reflect.SchemaComparison;
import dev.orm.reflect.SchemaDifference;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.DdlOperation.DropIndex;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.RenameColumn;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.DdlOperation.UnsafeSql;
import dev.orm.schema.DdlOperation.ValidateConstraint;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Schema;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.sql.Delete;
import dev.orm.sql.FromItem;
import dev.orm.sql.Statement;
import dev.orm.sql.Update;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at a revision before it is run. Needs no database. What a revision creates itself is empty, so nothing about it is found.
 */
public final class Lint {

    private final RevisionScript script;
    private final boolean isOneTransaction;
    private final List<LintFinding> findings = new ArrayList<>();
    private final Set<TableName> fresh = new HashSet<>();
    private final Set<TableName> locked = new LinkedHashSet<>();
    private Schema state;
    private int operation;

    private Lint(RevisionScript script, Schema before, List<MigrationStep> steps) {
        this.script = script;
        this.state = before;
        this.isOneTransaction = script.transactional() && steps.stream().noneMatch(Lint::endsTransaction);
    }

    /** What is done while others use the table is a transaction of its own, and lets go of the locks before it. */
    private static boolean endsTransaction(MigrationStep step) {
        if (!(step instanceof SchemaChange change)) {
            return step instanceof RunBatches;
        }
        DdlOperation operation = change.operation();
        return change.online()
                || operation instanceof ValidateConstraint
                || operation instanceof CreateIndex create && create.concurrently()
                || operation instanceof DropIndex drop && drop.concurrently();
    }

    /**
     * Looks at a revision.
     *
     * @param script the revision
     * @param before the schema before it
     * @param dialects the databases on which it shall run
     * @return what was found and is not accepted by {@link AcceptedRisk}
     * @throws MigrationException if something that the revision says cannot be
     */
    public static List<LintFinding> check(RevisionScript script, Schema before, Collection<Dialect> dialects) {
        RecordedOperations upgrade = SchemaHistory.record(script, Direction.UPGRADE, before);
        Lint lint = new Lint(script, before, upgrade.steps());
        upgrade.steps().forEach(lint::look);
        lint.lookAtLocks();
        lint.lookAtDowngrade(before, upgrade.schema());
        for (Dialect dialect : dialects) {
            lint.lookAtDialect(dialect, before);
        }
        Set<String> accepted = script.acceptedRisks().keySet();
        return lint.findings.stream()
                .filter(finding -> finding.rule().isAbout(dialects))
                .filter(finding -> !accepted.contains(finding.rule().code()))
                .toList();
    }

    private void found(LintRule rule, String what) {
        findings.add(new LintFinding(rule, script.title(), operation, what));
    }

    private void look(MigrationStep step) {
        operation++;
        if (step instanceof SchemaChange change) {
            look(change, step.describe());
        } else if (step instanceof ExecuteStatement execute) {
            lookAtRows(execute.statement(), step.describe());
        } else if (step instanceof Irreversible) {
            found(LintRule.IRREVERSIBLE, step.describe());
        }
        state = SchemaState.apply(state, step);
    }

    private void look(SchemaChange step, String what) {
        DdlOperation change = step.operation();
        if (change instanceof CreateTable create) {
            fresh.add(create.table().name());
        } else if (change instanceof DropTable drop) {
            if (!fresh.remove(drop.table().name())) {
                found(LintRule.DROP_TABLE, what);
            }
        } else if (change instanceof RenameTable rename) {
            if (fresh.remove(rename.table())) {
                fresh.add(new TableName(rename.table().schema(), rename.newName()));
            } else {
                found(LintRule.RENAME_TABLE, what);
            }
        } else if (change instanceof UnsafeSql) {
            found(LintRule.RAW_SQL, what);
        } else {
            lookAtTable(step, change, what);
        }
    }

    private void lookAtTable(SchemaChange step, DdlOperation change, String what) {
        if (change instanceof AddColumn add && lock(add.table())) {
            lookAtNew(step, add.column(), what);
        } else if (change instanceof DropColumn drop && lock(drop.table())) {
            found(LintRule.DROP_COLUMN, what);
        } else if (change instanceof RenameColumn rename && lock(rename.table())) {
            found(LintRule.RENAME_COLUMN, what);
        } else if (change instanceof AlterColumn alter && lock(alter.table())) {
            lookAtColumn(alter.from(), alter.to(), step.online(), what);
        } else if (change instanceof AddConstraint add && lock(add.table())) {
            if (add.constraint() instanceof UniqueConstraint) {
                found(LintRule.UNIQUE_ON_ROWS, what);
            } else if (!add.notValid()) {
                found(LintRule.BLOCKING_CONSTRAINT, what);
            }
        } else if (change instanceof DropConstraint drop
                && drop.constraint() instanceof ForeignKey
                && lock(drop.table())) {
            found(LintRule.DROP_FOREIGN_KEY, what);
        } else if (change instanceof CreateIndex create && !fresh.contains(create.table())) {
            if (create.index().unique()) {
                found(LintRule.UNIQUE_ON_ROWS, what);
            }
            if (!create.concurrently()) {
                locked.add(create.table());
                found(LintRule.BLOCKING_INDEX, what);
            }
        }
    }

    /** Whether the table may hold rows. */
    private boolean lock(TableName table) {
        return !fresh.contains(table) && (locked.add(table) || locked.contains(table));
    }

    private void lookAtNew(SchemaChange step, Column<?> column, String what) {
        DdlExpression value = column.defaultValue();
        if (step.needsNoRows()) {
            found(LintRule.NOT_NULL_WITHOUT_VALUE, what);
        }
        boolean stored = column.computed() != null && column.computed().stored();
        if (column.isIdentity() || stored || value != null && mayDiffer(value)) {
            found(LintRule.COMPUTED_FOR_ROWS, what);
        }
        if (step.existingRows() != null) {
            found(LintRule.CHANGED_UNDER_LOCK, what);
        }
    }

    /** A function may have another value for each row; the time of the transaction has not. */
    private static boolean mayDiffer(DdlExpression value) {
        return value.parts().stream()
                .anyMatch(part ->
                        part instanceof DdlExpression.Text text && text.sql().contains("("));
    }

    private void lookAtRows(Statement statement, String what) {
        FromItem target = statement instanceof Update update
                ? update.target()
                : statement instanceof Delete delete ? delete.target() : null;
        if (target instanceof TableRef ref && locked.contains(ref.table().name()) && isOneTransaction) {
            found(LintRule.CHANGED_UNDER_LOCK, what);
        }
    }

    private void lookAtColumn(Column<?> from, Column<?> to, boolean online, String what) {
        if (from.nullable() && !to.nullable()) {
            found(LintRule.NOT_NULL_ON_ROWS, what);
            if (!online) {
                found(LintRule.BLOCKING_NOT_NULL, what);
            }
        }
        if (from.enumType() != null
                && to.enumType() != null
                && !to.enumType().values().containsAll(from.enumType().values())) {
            found(LintRule.ENUM_VALUE_REMOVED, what);
        }
        if (!from.type().equals(to.type())) {
            if (isWider(from.type(), to.type())) {
                if (isStoredOtherwise(from.type(), to.type())) {
                    found(LintRule.REWRITE, what);
                }
            } else {
                found(LintRule.NARROWER_TYPE, what);
            }
        }
    }

    private static boolean isStoredOtherwise(SqlType<?> from, SqlType<?> to) {
        return from.name() != to.name() || from.name() == SqlTypeName.DECIMAL && from.scale() != to.scale();
    }

    private static boolean isWider(SqlType<?> from, SqlType<?> to) {
        List<SqlTypeName> whole = List.of(SqlTypeName.SMALLINT, SqlTypeName.INTEGER, SqlTypeName.BIGINT);
        if (whole.contains(from.name()) && whole.contains(to.name())) {
            return whole.indexOf(from.name()) <= whole.indexOf(to.name());
        } else if (from.name() == SqlTypeName.VARCHAR && to.name() == SqlTypeName.VARCHAR) {
            return from.length() <= to.length();
        } else if (from.name() == SqlTypeName.DECIMAL && to.name() == SqlTypeName.DECIMAL) {
            return from.scale() <= to.scale() && from.precision() - from.scale() <= to.precision() - to.scale();
        }
        return from.name() == to.name()
                || from.name() == SqlTypeName.VARCHAR && to.name() == SqlTypeName.TEXT
                || from.name() == SqlTypeName.REAL && to.name() == SqlTypeName.DOUBLE;
    }

    private void lookAtLocks() {
        if (locked.size() > 1 && isOneTransaction) {
            found(LintRule.SEVERAL_LOCKS, "tables " + locked);
        }
    }

    private void lookAtDowngrade(Schema before, Schema after) {
        operation = 0;
        RecordedOperations downgrade = SchemaHistory.record(script, Direction.DOWNGRADE, after);
        for (MigrationStep step : downgrade.steps()) {
            operation++;
            if (step instanceof Irreversible) {
                found(LintRule.IRREVERSIBLE, "the downgrade: " + step.describe());
                return;
            }
        }
        for (SchemaDifference difference : SchemaComparison.compare(before, downgrade.schema())) {
            found(LintRule.OTHER_WAY_BACK, difference.message());
            return;
        }
    }

    private void lookAtDialect(Dialect dialect, Schema before) {
        try {
            new Planner(dialect).plan(script, Direction.UPGRADE, before);
        } catch (MigrationException impossible) {
            found(LintRule.NOT_PORTABLE, String.valueOf(impossible.getMessage()));
        }
    }
}
