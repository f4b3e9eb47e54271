package dev.orm.migrations.lint;

import dev.orm.dialect.Dialect;
import dev.orm.migrations.AcceptedRisk;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.Irreversible;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.migrations.operation.RecordedOperations;
import dev.orm.migrations.operation.SchemaState;
import dev.orm.migrations.run.Planner;
import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.RenameColumn;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.DdlOperation.UnsafeSql;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Schema;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
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
    private final List<LintFinding> findings = new ArrayList<>();
    private final Set<TableName> fresh = new HashSet<>();
    private final Set<TableName> locked = new LinkedHashSet<>();
    private Schema state;
    private int operation;

    private Lint(RevisionScript script, Schema before) {
        this.script = script;
        this.state = before;
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
        Lint lint = new Lint(script, before);
        RecordedOperations upgrade = SchemaHistory.record(script, Direction.UPGRADE, before);
        upgrade.steps().forEach(lint::look);
        lint.lookAtLocks();
        lint.lookAtDowngrade(upgrade.schema());
        for (Dialect dialect : dialects) {
            lint.lookAtDialect(dialect, before);
        }
        Set<String> accepted = new HashSet<>();
        for (AcceptedRisk risk : script.migration().getClass().getAnnotationsByType(AcceptedRisk.class)) {
            accepted.add(risk.value());
        }
        return lint.findings.stream()
                .filter(finding -> !accepted.contains(finding.rule().code()))
                .toList();
    }

    private void found(LintRule rule, String what) {
        findings.add(new LintFinding(rule, script.title(), operation, what));
    }

    private void look(MigrationStep step) {
        operation++;
        if (step instanceof SchemaChange change) {
            look(change.operation(), step.describe());
        } else if (step instanceof Irreversible) {
            found(LintRule.IRREVERSIBLE, step.describe());
        }
        state = SchemaState.apply(state, step);
    }

    private void look(DdlOperation change, String what) {
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
            lookAtTable(change, what);
        }
    }

    private void lookAtTable(DdlOperation change, String what) {
        if (change instanceof AddColumn add) {
            lock(add.table());
        } else if (change instanceof DropColumn drop && lock(drop.table())) {
            found(LintRule.DROP_COLUMN, what);
        } else if (change instanceof RenameColumn rename && lock(rename.table())) {
            found(LintRule.RENAME_COLUMN, what);
        } else if (change instanceof AlterColumn alter && lock(alter.table())) {
            lookAtColumn(alter.from(), alter.to(), what);
        } else if (change instanceof AddConstraint add && lock(add.table())) {
            found(
                    add.constraint() instanceof UniqueConstraint
                            ? LintRule.UNIQUE_ON_ROWS
                            : LintRule.BLOCKING_CONSTRAINT,
                    what);
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

    private void lookAtColumn(Column<?> from, Column<?> to, String what) {
        if (from.nullable() && !to.nullable()) {
            found(LintRule.NOT_NULL_ON_ROWS, what);
        }
        if (!from.type().equals(to.type())) {
            if (isWider(from.type(), to.type())) {
                if (from.type().name() != to.type().name()) {
                    found(LintRule.REWRITE, what);
                }
            } else {
                found(LintRule.NARROWER_TYPE, what);
            }
        }
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
        if (locked.size() > 1 && script.transactional()) {
            found(LintRule.SEVERAL_LOCKS, "tables " + locked);
        }
    }

    private void lookAtDowngrade(Schema after) {
        operation = 0;
        for (MigrationStep step :
                SchemaHistory.record(script, Direction.DOWNGRADE, after).steps()) {
            operation++;
            if (step instanceof Irreversible) {
                found(LintRule.IRREVERSIBLE, "the downgrade: " + step.describe());
            }
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
