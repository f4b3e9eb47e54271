package dev.orm.session.load;

import dev.orm.mapping.EntityTable;
import dev.orm.schema.Column;
import dev.orm.schema.TableName;
import dev.orm.session.state.Keys;
import dev.orm.sql.Expression;
import dev.orm.sql.Projection;
import dev.orm.sql.Sql;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.ScalarQuery;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one entity of a statement beside the one that stands under its alias. Each is joined by the id when something of it is first
 * needed; where nothing can be joined, a query inside the expression finds the value.
 */
final class JoinedTables {

    private final TableRef first;
    private final List<ColumnRef<?>> key;
    private final Map<TableName, TableRef> joined = new HashMap<>();
    private final List<ColumnRef<?>> keys = new ArrayList<>(0);
    private @Nullable Scope home;

    JoinedTables(TableRef first, List<ColumnRef<?>> key) {
        this.first = first;
        this.key = key;
        joined.put(first.table().name(), first);
    }

    /** Says that the entity stands in FROM or has been joined, so that its other tables can be joined behind it. */
    void open(Scope scope) {
        home = scope;
    }

    /** Says that a table was joined. */
    void put(EntityTable table, TableRef as) {
        joined.put(table.table().name(), as);
        keys.addAll(Scope.refs(as, table.key()));
    }

    /** Returns the ids in the tables that were joined, which follow from that of the entity. */
    List<ColumnRef<?>> keys() {
        return keys;
    }

    /** Returns a column of one of the tables. */
    Expression<?> column(EntityTable table, Column<?> column, boolean inner) {
        TableRef there = joined.get(table.table().name());
        if (there == null && home != null) {
            there = new TableRef(table.table(), home.freeAlias(alias(table)));
            put(table, there);
            home.addJoin(new Join(
                    inner ? Join.Kind.INNER : Join.Kind.LEFT,
                    null,
                    there,
                    Keys.equal(Scope.refs(there, table.key()), key)));
        }
        return there != null ? there.column(column) : selected(table, column);
    }

    private String alias(EntityTable table) {
        return first.alias() + "_" + table.table().name().name();
    }

    private <T> Expression<T> selected(EntityTable table, Column<T> column) {
        TableRef inner = new TableRef(table.table(), alias(table) + "_of");
        Expression<T> value = inner.column(column);
        return new ScalarQuery<>(
                Sql.select(Projection.single(value)).from(inner).where(Keys.equal(Scope.refs(inner, table.key()), key)),
                value.javaType());
    }
}
