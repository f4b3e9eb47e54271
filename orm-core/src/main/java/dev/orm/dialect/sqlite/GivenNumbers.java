package dev.orm.dialect.sqlite;

import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.select;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Select;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.StringOf;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** SQLite's own table of the numbers that {@code AUTOINCREMENT} gave out: a row for each table. */
final class GivenNumbers {

    private static final Column<String> TABLE = new Column<>("name", SqlType.TEXT, false);
    private static final Column<Long> HIGHEST = new Column<>("seq", SqlType.BIGINT, false);

    private GivenNumbers() {}

    /** A table that was not made here may have had rows before it began to count, or be named there in other letters. */
    static Select<Long> highest(List<Table> tables) {
        Table numbers = Table.builder(new TableName(tables.get(0).name().schema(), "sqlite_sequence"))
                .column(TABLE)
                .column(HIGHEST)
                .build();
        TableRef rows = new TableRef(numbers, "");
        List<String> names = tables.stream()
                .map(table -> table.name().name().toLowerCase(Locale.ROOT))
                .toList();
        ComparableExpression<Long> highest = rows.column(HIGHEST);
        QueryExpression<Long> all = select(highest)
                .from(rows)
                .where(new InList(new StringOf(rows.column(TABLE)).lower(), BindList.of(SqlType.TEXT, names), false));
        for (Table table : tables) {
            TableRef there = new TableRef(table, "");
            String id = Objects.requireNonNull(table.primaryKey()).columns().get(0);
            all = all.unionAll(select(max(there.column(id, SqlType.BIGINT))).from(there));
        }
        DerivedTable given = all.as("orm_given");
        return select(max(given.column(highest))).from(given);
    }
}
