package dev.orm.engine;

import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;

import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Row;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes and reads many rows and prints how many there were; run in a virtual machine with a small heap. */
final class MillionRows {

    private static final Column<Integer> NUMBER = new Column<>("number", SqlType.INTEGER, false);
    private static final Column<String> TEXT = new Column<>("filling", SqlType.varchar(300), false);
    private static final Table TABLE =
            Table.builder(TableName.of("million")).column(NUMBER).column(TEXT).build();
    private static final TableRef ROWS = new TableRef(TABLE, "");
    private static final int BATCH = 10_000;

    private MillionRows() {}

    public static void main(String[] arguments) {
        int rows = Integer.parseInt(arguments[3]);
        try (Engine engine = Engine.builder()
                .url(arguments[0])
                .credentials(arguments[1], arguments[2])
                .build()) {
            ColumnRef<Integer> number = ROWS.column(NUMBER);
            ColumnRef<String> text = ROWS.column(TEXT);
            String filling = "x".repeat(200);
            engine.inTransaction(c -> {
                c.dialect()
                        .ddl()
                        .compile(new CreateTable(TABLE))
                        .forEach(sql -> c.unsafeSql(sql).update());
                return null;
            });
            for (int from = 0; from < rows; from += BATCH) {
                var numbers = IntStream.range(from, Math.min(rows, from + BATCH))
                        .boxed()
                        .toList();
                engine.inTransaction(c -> c.executeBatch(
                        numbers, n -> insertInto(ROWS).set(number, n).set(text, filling)));
            }
            engine.inReadOnlyTransaction(c -> {
                long count = 0;
                long sum = 0;
                try (Stream<Row> stream = c.query(select(number, text).from(ROWS)).stream()) {
                    for (Iterator<Row> each = stream.iterator(); each.hasNext(); count++) {
                        sum += each.next().get(number);
                    }
                }
                System.out.println("rows " + count);
                System.out.println("sum " + sum);
                return null;
            });
        }
    }
}
