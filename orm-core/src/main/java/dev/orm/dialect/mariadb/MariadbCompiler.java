package dev.orm.dialect.mariadb;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.Conflicts;
import dev.orm.dialect.internal.ExpressionCompiler;
import dev.orm.schema.Table;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Change;
import dev.orm.sql.Delete;
import dev.orm.sql.Insert;
import dev.orm.sql.Insert.Conflict;
import dev.orm.sql.Selectable;
import dev.orm.sql.Update;
import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of MariaDB. */
final class MariadbCompiler extends MariadbQueryCompiler {

    static final String DEFAULT_ROW = "() values ()";

    /** The table of an INSERT while it is written what is done where a row is there. */
    private @Nullable Table updated;

    MariadbCompiler(Dialect dialect, BindCollector binds) {
        super(dialect, binds);
    }

    /** A cast would have the collation of the character set instead of that of the column. */
    @Override
    protected void enumText(Runnable name) {
        text("concat(");
        name.run();
        text(")");
    }

    /** {@code DECODE} is another function here. */
    @Override
    protected String decode() {
        return "decode_oracle";
    }

    @Override
    protected boolean takesCtesBeforeChanges() {
        return false;
    }

    /** A DELETE that returns rows has no alias. */
    @Override
    protected List<SqlType<?>> returningRows(Change change, List<Selectable<?>> items) {
        if (!(change instanceof Delete delete)) {
            return super.returningRows(change, items);
        }
        if (!delete.using().isEmpty()) {
            throw new UnsupportedConstructException(
                    "MariaDB returns no rows of a DELETE that reads other tables. Read them" + " by a query first.");
        }
        TableRef target = target(delete);
        text("delete from ").text(tableName(target));
        conditionWithoutAlias(delete);
        text(" returning ");
        return returnedItems(change, items);
    }

    /** MariaDB asks about every unique key, so no other one than that which is named may be there. */
    @Override
    protected void insertOrUpdate(Insert insert, Conflict conflict) {
        if (!conflict.target().isEmpty() && !Conflicts.isOnlyKey(insert, conflict)) {
            throw new UnsupportedConstructException(
                    "MariaDB cannot tell which unique key is there already, and the table has"
                            + " others than that which onConflict(…) names. Use onConflictDoNothing() where any key will do.");
        }
        if (returnsRows() && (conflict.assignments().isEmpty() || conflict.where() != null)) {
            throw new UnsupportedConstructException(
                    "MariaDB returns rows that it left as they were too. Run onConflict(…).doNothing() and"
                            + " doUpdate(…).where(…) without RETURNING.");
        }
        insertInto(insert, false);
        text(" on duplicate key update ");
        TableRef target = target(insert);
        updated = target.table();
        inConflict(insert, () -> bare(target, () -> updates(insert, conflict)));
        updated = null;
    }

    @Override
    protected void checkRead(TableRef table) {
        if (table.table().equals(updated)) {
            throw new UnsupportedConstructException("MariaDB reads nothing from " + table.table()
                    + " where an INSERT into it meets a row that is there. Read it by a query before the INSERT.");
        }
    }

    /** MariaDB counts a row that is updated twice. */
    @Override
    protected long mostRows(Change change) {
        boolean counted = change instanceof Insert insert && insert.conflict() != null && insert.query() == null;
        return counted ? ((Insert) change).rows().size() : super.mostRows(change);
    }

    /** Behind a query, ON DUPLICATE KEY would not know whose column is meant. */
    @Override
    protected void source(Insert insert) {
        if (insert.query() == null || insert.conflict() == null) {
            super.source(insert);
        } else {
            sourceUnderOtherNames(insert, insert.query());
        }
    }

    private void updates(Insert insert, Conflict conflict) {
        if (conflict.assignments().isEmpty()) {
            String first = dialect.quote(columnNames(insert).get(0));
            text(first).text(" = ").text(first);
        }
        for (int i = 0; i < conflict.assignments().size(); i++) {
            Assignment assignment = conflict.assignments().get(i);
            ColumnRef<?> column = column(assignment.target());
            String name = dialect.quote(column.column().name());
            text(i == 0 ? "" : ", ").text(name).text(" = ");
            if (conflict.where() != null) {
                text("if(");
                operand(conflict.where(), OR, SqlType.BOOLEAN);
                text(", ");
            }
            assign(assignment.value(), column.column());
            if (conflict.where() != null) {
                text(", ").text(name).text(")");
            }
        }
    }

    @Override
    protected ExpressionCompiler excluded(String column) {
        return text("values(").text(dialect.quote(column)).text(")");
    }

    /** Several tables stand in front of SET. */
    @Override
    protected void update(Update update) {
        if (update.from().isEmpty()) {
            super.update(update);
            return;
        }
        TableRef target = target(update);
        text("update ");
        table(target);
        sources(", ", update.from());
        for (int i = 0; i < update.assignments().size(); i++) {
            Assignment assignment = update.assignments().get(i);
            ColumnRef<?> column = column(assignment.target());
            text(i == 0 ? " set " : ", ").text(nameOf(target)).text(".");
            text(dialect.quote(column.column().name())).text(" = ");
            assign(assignment.value(), column.column());
        }
        where(update.where());
    }

    @Override
    protected String defaultRow() {
        return DEFAULT_ROW;
    }

    /** Only a DELETE that could be of several tables has aliases before version 11.6. */
    @Override
    protected void deleteFrom(TableRef target) {
        if (!target.alias().isEmpty()) {
            text("delete ").text(dialect.quote(target.alias())).text(" from ");
            table(target);
        } else {
            super.deleteFrom(target);
        }
    }
}
