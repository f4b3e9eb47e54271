package dev.orm.migrations.run;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.migrations.run.Action.RunSql;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes of columns that follow each other and are one {@code ALTER TABLE}, where DDL cannot be rolled back but one statement is done as
 * a whole: if the last of them is refused, none has happened.
 */
final class ColumnAlterations {

    private final Dialect dialect;
    private final boolean isUseful;

    ColumnAlterations(Dialect dialect) {
        this.dialect = dialect;
        this.isUseful =
                dialect.supports(Capability.SEVERAL_ALTERATIONS) && !dialect.supports(Capability.TRANSACTIONAL_DDL);
    }

    /** What at the beginning can be one statement; none if it would be the first alone. */
    List<Said> together(List<Said> steps) {
        List<Said> together = new ArrayList<>();
        TableName table = null;
        Set<String> columns = new HashSet<>();
        for (Said said : steps) {
            Column<?> column = isUseful && said.effect() instanceof SchemaChange change ? column(change) : null;
            if (column == null) {
                break;
            }
            TableName altered = table(said.change().operation());
            // All changes of a statement name the columns as they were before it.
            if (table != null && !table.equals(altered) || !columns.add(column.name())) {
                break;
            }
            table = altered;
            together.add(said);
        }
        return together.size() > 1 ? together : List.of();
    }

    /** The column that a change is about, or null if that is not all of it. */
    private static @Nullable Column<?> column(SchemaChange change) {
        DdlOperation operation = change.operation();
        Column<?> column = null;
        if (operation instanceof AddColumn add && change.existingRows() == null && !change.needsNoRows()) {
            column = add.column();
        } else if (operation instanceof AlterColumn alter) {
            column = alter.to();
        } else if (operation instanceof DropColumn drop) {
            column = drop.column();
        }
        return column == null || column.computed() != null ? null : column;
    }

    private static TableName table(DdlOperation operation) {
        if (operation instanceof AddColumn add) {
            return add.table();
        }
        return operation instanceof AlterColumn alter ? alter.table() : ((DropColumn) operation).table();
    }

    /**
     * Whether a column has to be kept from rows that are there. Where the database does so itself, it is added as it is; what has
     * {@code ALTER TABLE} of several changes outside of transactions, MariaDB, gives rows a 0 or an empty text that nobody has said.
     */
    boolean isGuarded(SchemaChange change) {
        return isUseful && change.needsNoRows();
    }

    /** A check that no row keeps comes in the same statement, so the column is not there if there are rows. */
    List<Action> guarded(AddColumn add) {
        Column<?> free = add.column().nullable(true);
        AddColumn adding = new AddColumn(add.table(), free);
        Check check = new Check(
                NamingConvention.DEFAULT.check(add.table().name(), free.name() + "_needs_value"),
                DdlExpression.column(free.name()).isNotNull());
        List<Action> actions = new ArrayList<>();
        for (String sql :
                dialect.ddl().compileTogether(add.table(), List.of(adding, new AddConstraint(add.table(), check)))) {
            actions.add(new RunSql(sql, actions.isEmpty() ? adding : null));
        }
        DropConstraint kept = new DropConstraint(add.table(), check);
        List<DdlOperation> rule = List.of(new AlterColumn(add.table(), free, add.column()), kept);
        for (String sql : dialect.ddl().compileTogether(add.table(), rule)) {
            actions.add(new RunSql(sql, kept));
        }
        return actions;
    }

    List<Action> actions(List<Said> together) {
        List<DdlOperation> operations =
                together.stream().map(said -> said.change().operation()).toList();
        // Of a column that is altered nobody sees whether it was; of one that is there or not, everybody.
        DdlOperation visible = operations.stream()
                .filter(operation -> !(operation instanceof AlterColumn))
                .findFirst()
                .orElse(operations.get(0));
        List<Action> actions = new ArrayList<>();
        for (String sql : dialect.ddl().compileTogether(table(visible), operations)) {
            actions.add(new RunSql(sql, actions.isEmpty() ? visible : null));
        }
        return actions;
    }
}
