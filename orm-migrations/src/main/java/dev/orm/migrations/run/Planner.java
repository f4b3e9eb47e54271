package dev.orm.migrations.run;

import dev.orm.dialect.Capability;
import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.RunBatches;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.migrations.operation.RecordedOperations;
import dev.orm.migrations.operation.SchemaState;
import dev.orm.migrations.run.Action.ChangeRows;
import dev.orm.migrations.run.Action.Rebuild;
import dev.orm.migrations.run.Action.RunParts;
import dev.orm.migrations.run.Action.RunSql;
import dev.orm.migrations.run.Action.RunStep;
import dev.orm.migrations.sqlite.RebuildText;
import dev.orm.migrations.sqlite.TableRebuild;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AddEnumValue;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.AlterEnumType;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.DdlOperation.DropIndex;
import dev.orm.schema.DdlOperation.ValidateConstraint;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what revisions do in the database of a dialect. Needs no database. */
public final class Planner {

    private final Dialect dialect;
    private final DdlCompiler ddl;
    private final ColumnAlterations alterations;

    /**
     * Plans for a dialect.
     *
     * @param dialect the dialect
     */
    public Planner(Dialect dialect) {
        this.dialect = dialect;
        this.ddl = dialect.ddl();
        this.alterations = new ColumnAlterations(dialect);
    }

    /**
     * Plans a revision.
     *
     * @param script the revision
     * @param direction which way
     * @param before the schema before
     * @return the plan
     * @throws MigrationException if something that the revision says cannot be, in general or in this database
     */
    public RevisionPlan plan(RevisionScript script, Direction direction, Schema before) {
        RecordedOperations operations = SchemaHistory.record(script, direction, before);
        List<PlannedStep> planned = new ArrayList<>();
        Schema state = before;
        List<Said> left = dialect.supports(Capability.ALTER_ADD_CONSTRAINT)
                ? operations.steps().stream().map(Said::of).toList()
                : Said.withConstraintsInTables(operations.steps());
        while (!left.isEmpty()) {
            List<Said> rebuilt = rebuilt(left);
            List<Said> altered = alterations.together(left);
            List<Said> next = !rebuilt.isEmpty() ? rebuilt : altered.isEmpty() ? left.subList(0, 1) : altered;
            List<MigrationStep> said =
                    next.stream().flatMap(one -> one.steps().stream()).toList();
            try {
                List<Action> actions = !rebuilt.isEmpty()
                        ? List.of(rebuild(
                                state, rebuilt.stream().map(Said::change).toList()))
                        : altered.isEmpty() ? actions(state, next.get(0).effect()) : alterations.actions(altered);
                planned.add(new PlannedStep(said, actions));
            } catch (UnsupportedConstructException unsupported) {
                throw new MigrationException(
                        "Operation " + (count(planned) + 1) + " of revision " + script.title() + " ("
                                + said.get(0).describe() + ") cannot be on " + dialect.name() + ": "
                                + unsupported.getMessage(),
                        unsupported);
            }
            for (Said one : next) {
                state = SchemaState.apply(state, one.effect());
            }
            left = left.subList(next.size(), left.size());
        }
        RevisionPlan plan = new RevisionPlan(script, direction, planned, before, operations.schema());
        if (plan.leavesTransaction() && plan.needsForeignKeysOff(dialect)) {
            throw new MigrationException(
                    "Revision " + script.title() + " changes tables in ways that need a transaction on "
                            + dialect.name()
                            + ", so that no row is lost. Take transactional = false away, or move what needs it into"
                            + " a revision of its own.");
        }
        return plan;
    }

    private static int count(List<PlannedStep> planned) {
        return planned.stream().mapToInt(step -> step.steps().size()).sum();
    }

    private Rebuild rebuild(Schema state, List<SchemaChange> changes) {
        TableRebuild rebuild = TableRebuild.of(state, changes);
        // What cannot be, such as a number made of a picture, is found before anything is run.
        new RebuildText(dialect, rebuild).texts();
        return new Rebuild(rebuild);
    }

    /** The changes of one table at the beginning that have to be one rebuild; none if the first can be done alone. */
    private List<Said> rebuilt(List<Said> steps) {
        if (dialect.supports(Capability.ALTER_COLUMN) && dialect.supports(Capability.ALTER_ADD_CONSTRAINT)) {
            return List.of();
        }
        List<Said> together = new ArrayList<>();
        TableName table = null;
        int needed = 0;
        for (Said said : steps) {
            if (!(said.effect() instanceof SchemaChange change)) {
                break;
            }
            TableName changed = TableRebuild.tableOf(change);
            boolean other = changed == null || table != null && !changed.equals(table);
            if (other
                    || !together.isEmpty() && isComputed(change.existingRows())
                    || hasOtherDefault(together, change.operation())) {
                break;
            }
            table = changed;
            together.add(said);
            if (needsRebuild(change)) {
                needed = together.size();
            }
        }
        return together.subList(0, needed);
    }

    /** A column that has got values by its default, in the rows that are there, keeps them when its default changes. */
    private static boolean hasOtherDefault(List<Said> before, DdlOperation operation) {
        return operation instanceof AlterColumn alter
                && !Objects.equals(alter.from().defaultValue(), alter.to().defaultValue())
                && before.stream()
                        .map(said -> said.change().operation())
                        .anyMatch(earlier -> earlier instanceof AddColumn add
                                        && add.column()
                                                .name()
                                                .equals(alter.from().name())
                                || earlier instanceof AlterColumn changed
                                        && changed.to()
                                                .name()
                                                .equals(alter.from().name()));
    }

    /** What is computed from other columns needs them as they are. */
    private static boolean isComputed(@Nullable DdlExpression existingRows) {
        return existingRows != null
                && !(existingRows.parts().size() == 1
                        && existingRows.parts().get(0) instanceof DdlExpression.Literal<?>);
    }

    /** What {@code ALTER TABLE} does only where there are no rows, or not at all, is never tried. */
    private static boolean needsRebuild(SchemaChange change) {
        DdlOperation operation = change.operation();
        if (operation instanceof AddColumn add) {
            Column<?> column = add.column();
            boolean computed = column.computed() != null && column.computed().stored();
            return change.existingRows() != null
                    || !column.nullable() && column.defaultValue() == null
                    || isComputed(column.defaultValue())
                    || computed
                    || column.isIdentity()
                    // Its values stand in a check, and looking at rows for that, SQLite stumbles over some names.
                    || column.enumType() != null;
        }
        return operation instanceof DropColumn
                || operation instanceof AlterColumn
                || operation instanceof AddConstraint
                || operation instanceof DropConstraint;
    }

    private List<Action> actions(Schema state, MigrationStep step) {
        if (step instanceof RunBatches batches) {
            return List.of(new RunParts(batches, dialect.supports(Capability.CONCURRENT_WRITERS)));
        }
        if (!(step instanceof SchemaChange change)) {
            return List.of(new RunStep(step));
        }
        DdlOperation operation = possible(change.operation());
        if (operation instanceof AlterEnumType alter) {
            return EnumChange.of(dialect, state, alter);
        } else if (operation instanceof AddEnumValue add && !dialect.supports(Capability.NAMED_ENUM_TYPES)) {
            return grown(state, add);
        } else if (operation instanceof AddColumn add && change.existingRows() != null) {
            return filled(add, change.existingRows());
        } else if (operation instanceof AddColumn add && alterations.isGuarded(change)) {
            return alterations.guarded(add);
        } else if (operation instanceof AlterColumn alter && change.online()) {
            return tightened(alter);
        } else if (operation instanceof DropIndex drop) {
            List<Action> actions = new ArrayList<>();
            if (!dialect.supports(Capability.FOREIGN_KEYS_WITHOUT_INDEX)) {
                NeededIndexes.without(state, drop).forEach(create -> actions.addAll(texts(create)));
            }
            actions.addAll(texts(drop));
            return actions;
        } else if (operation instanceof DropConstraint drop
                && drop.constraint() instanceof ForeignKey key
                && !dialect.supports(Capability.FOREIGN_KEYS_WITHOUT_INDEX)) {
            List<Action> actions = new ArrayList<>(texts(drop));
            NeededIndexes.notAfter(state, drop.table(), key).forEach(gone -> actions.addAll(texts(gone)));
            return actions;
        } else if (operation instanceof CreateTable create && !dialect.supports(Capability.TRANSACTIONAL_DDL)) {
            return separate(create);
        }
        return texts(operation);
    }

    /** What cannot be done while others write is done while they wait. */
    private DdlOperation possible(DdlOperation operation) {
        if (operation instanceof AddConstraint add && !dialect.supports(Capability.NOT_VALID_CONSTRAINTS)) {
            return new AddConstraint(add.table(), add.constraint());
        } else if (dialect.supports(Capability.CONCURRENT_INDEXES)) {
            return operation;
        } else if (operation instanceof CreateIndex create) {
            return new CreateIndex(create.table(), create.index(), false, create.ifNotExists());
        } else if (operation instanceof DropIndex drop) {
            return new DropIndex(drop.table(), drop.index(), false, drop.ifExists());
        }
        return operation;
    }

    /** A check that all rows have been seen to keep spares the database to look at them when nobody may write. */
    private List<Action> tightened(AlterColumn alter) {
        if (!dialect.supports(Capability.NOT_VALID_CONSTRAINTS)) {
            return texts(alter);
        }
        String name = alter.to().name();
        Check check = new Check(
                NamingConvention.DEFAULT.check(alter.table().name(), name + "_not_null"),
                DdlExpression.column(name).isNotNull());
        List<Action> actions = new ArrayList<>(texts(new AddConstraint(alter.table(), check, true)));
        actions.addAll(texts(new ValidateConstraint(alter.table(), check)));
        actions.addAll(texts(alter));
        actions.addAll(texts(new DropConstraint(alter.table(), check)));
        return actions;
    }

    /** Where an enum type is written into each column, each column gets the new one. */
    private List<Action> grown(Schema state, AddEnumValue add) {
        Schema after = SchemaState.apply(state, add);
        List<Action> actions = new ArrayList<>();
        for (Table table : state.tables()) {
            Table grown = after.table(table.name()).orElseThrow();
            if (grown.equals(table)) {
                continue;
            } else if (!dialect.supports(Capability.ALTER_COLUMN)) {
                actions.add(new Rebuild(TableRebuild.of(table, grown)));
                continue;
            }
            for (Column<?> column : table.columns()) {
                if (add.type().equals(column.enumType())) {
                    actions.addAll(texts(new AlterColumn(table.name(), column, grown.column(column.name()))));
                }
            }
        }
        return actions;
    }

    /** The column comes without a rule, gets its values, then its rule. */
    private List<Action> filled(AddColumn add, DdlExpression existingRows) {
        Column<?> free = add.column().nullable(true);
        List<Action> actions = new ArrayList<>(texts(new AddColumn(add.table(), free)));
        actions.add(new ChangeRows("update " + name(add.table()) + " set " + dialect.quote(free.name()) + " = "
                + ddl.expression(existingRows, free.type())));
        if (!add.column().nullable()) {
            actions.addAll(texts(new AlterColumn(add.table(), free, add.column())));
        }
        return actions;
    }

    /** A table without its indexes, then each index, so that a run that is cut between them goes on there. */
    private List<Action> separate(CreateTable create) {
        Table table = create.table();
        TableBuilder bare = Table.builder(table.name()).comment(table.comment());
        table.columns().forEach(bare::column);
        table.constraints().forEach(bare::constraint);
        table.options().forEach(bare::option);
        List<Action> actions = new ArrayList<>(texts(new CreateTable(bare.build(), create.later(), false)));
        for (Index index : table.indexes()) {
            actions.addAll(texts(new CreateIndex(table.name(), index)));
        }
        return actions;
    }

    private List<Action> texts(DdlOperation operation) {
        List<String> texts = ddl.compile(operation);
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            actions.add(new RunSql(texts.get(i), i == 0 ? operation : null));
        }
        return actions;
    }

    private String name(TableName name) {
        return (name.schema() == null ? "" : dialect.quote(name.schema()) + ".") + dialect.quote(name.name());
    }
}
