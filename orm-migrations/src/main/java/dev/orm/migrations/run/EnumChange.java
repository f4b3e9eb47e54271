package dev.orm.migrations.run;

import dev.orm.dialect.Capability;
import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.Dialect;
import dev.orm.migrations.operation.SchemaState;
import dev.orm.migrations.run.Action.ChangeRows;
import dev.orm.migrations.run.Action.Rebuild;
import dev.orm.migrations.run.Action.RunSql;
import dev.orm.migrations.sqlite.TableRebuild;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.AlterEnumType;
import dev.orm.schema.DdlOperation.CreateEnumType;
import dev.orm.schema.DdlOperation.DropEnumType;
import dev.orm.schema.EnumType;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Other values for an enum type. A database with named types renames in place, and for the rest makes the columns free, the type anew and
 * the columns its own again, all in one transaction. Elsewhere the values stand in each column: it takes old and new ones together, the rows
 * change, then it takes the new ones only. A row with a value that is gone makes the last step fail, so no value is ever lost.
 */
final class EnumChange {

    private final Dialect dialect;
    private final DdlCompiler ddl;
    private final Schema state;
    private final AlterEnumType alter;
    private final List<Action> actions = new ArrayList<>();

    private EnumChange(Dialect dialect, Schema state, AlterEnumType alter) {
        this.dialect = dialect;
        this.ddl = dialect.ddl();
        this.state = state;
        this.alter = alter;
    }

    static List<Action> of(Dialect dialect, Schema state, AlterEnumType alter) {
        EnumChange change = new EnumChange(dialect, state, alter);
        if (dialect.supports(Capability.NAMED_ENUM_TYPES) && alter.isRenaming()) {
            change.run(alter);
        } else if (dialect.supports(Capability.NAMED_ENUM_TYPES)) {
            change.anew();
        } else {
            change.inColumns();
        }
        return change.actions;
    }

    private void anew() {
        Schema after = SchemaState.apply(state, alter);
        for (Table table : state.tables()) {
            for (Column<?> column : columns(table, alter.from())) {
                run(new AlterColumn(table.name(), column, free(column)));
                rename(table.name(), column);
            }
        }
        run(new DropEnumType(alter.from(), false));
        run(new CreateEnumType(alter.to()));
        for (Table table : after.tables()) {
            for (Column<?> column : columns(table, alter.to())) {
                run(new AlterColumn(table.name(), free(column), column));
            }
        }
    }

    private void inColumns() {
        Set<String> both = new LinkedHashSet<>(alter.from().values());
        both.addAll(alter.to().values());
        EnumType all = new EnumType(alter.from().name(), List.copyOf(both));
        Schema after = SchemaState.apply(state, alter);
        for (Table table : state.tables()) {
            List<Column<?>> columns = columns(table, alter.from());
            if (columns.isEmpty()) {
                continue;
            }
            Table last = after.table(table.name()).orElseThrow();
            if (alter.renamed().isEmpty()) {
                change(table, last);
                continue;
            }
            Schema meanwhile = SchemaState.apply(state, new AlterEnumType(alter.from(), all, Map.of()));
            Table between = meanwhile.table(table.name()).orElseThrow();
            change(table, between);
            columns.forEach(column -> rename(table.name(), column));
            change(between, last);
        }
    }

    private void change(Table before, Table after) {
        if (!dialect.supports(Capability.ALTER_COLUMN)) {
            actions.add(new Rebuild(TableRebuild.of(before, after)));
            return;
        }
        for (Column<?> column : before.columns()) {
            Column<?> changed = after.column(column.name());
            if (!changed.equals(column)) {
                run(new AlterColumn(before.name(), column, changed));
            }
        }
    }

    private static List<Column<?>> columns(Table table, EnumType type) {
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            if (type.equals(column.enumType())) {
                columns.add(column);
            }
        }
        return columns;
    }

    private static Column<?> free(Column<?> column) {
        return column.enumType(null).defaultValue(null);
    }

    /** All rows at once, as one value may become what another was. */
    private void rename(TableName table, Column<?> column) {
        if (alter.renamed().isEmpty()) {
            return;
        }
        String quoted = dialect.quote(column.name());
        StringBuilder sql = new StringBuilder("update ").append(name(table)).append(" set ");
        sql.append(quoted).append(" = case ").append(quoted);
        StringBuilder old = new StringBuilder();
        new TreeMap<>(alter.renamed()).forEach((before, after) -> {
            sql.append(" when ").append(text(before)).append(" then ").append(text(after));
            old.append(old.isEmpty() ? "" : ", ").append(text(before));
        });
        sql.append(" end where ").append(quoted).append(" in (").append(old).append(")");
        actions.add(new ChangeRows(sql.toString()));
    }

    private String text(String value) {
        return ddl.expression(DdlExpression.literal(value), SqlType.TEXT);
    }

    private String name(TableName name) {
        return (name.schema() == null ? "" : dialect.quote(name.schema()) + ".") + dialect.quote(name.name());
    }

    private void run(DdlOperation operation) {
        List<String> texts = ddl.compile(operation);
        for (int i = 0; i < texts.size(); i++) {
            actions.add(new RunSql(texts.get(i), i == 0 ? operation : null));
        }
    }
}
