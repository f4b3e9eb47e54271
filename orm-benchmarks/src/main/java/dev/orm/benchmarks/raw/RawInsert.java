package dev.orm.benchmarks.raw;

import dev.orm.testing.DatabaseKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Inserts many rows per statement and reads the keys that the statement returns, which are in the order of the rows. */
final class RawInsert {

    private final RawContender contender;
    private final int chunk;
    private final String sql;

    RawInsert(RawContender contender, DatabaseKind kind) {
        this.contender = contender;
        this.chunk = kind == DatabaseKind.POSTGRESQL ? 500 : 100;
        String values = ", (?, ?, ?, ?, ?, ?, ?, ?, ?)".repeat(chunk).substring(2);
        String insert =
                "insert into item (name, category, description, code, quantity, stock, weight, price, active) values "
                        + values;
        this.sql = kind == DatabaseKind.H2 ? "select id from final table (" + insert + ")" : insert + " returning id";
    }

    List<RawItem> insert(Connection connection, int count) throws SQLException {
        if (count % chunk != 0) {
            throw new IllegalArgumentException(
                    "The baseline inserts multiples of " + chunk + " rows, not " + count + ".");
        }
        List<RawItem> items = new ArrayList<>(count);
        for (int number = 1; number <= count; number++) {
            items.add(new RawItem(number));
        }
        PreparedStatement statement = contender.prepare(connection, sql);
        try {
            for (int from = 0; from < count; from += chunk) {
                insertChunk(statement, items.subList(from, from + chunk));
            }
        } finally {
            contender.release(statement);
        }
        return items;
    }

    private static void insertChunk(PreparedStatement statement, List<RawItem> items) throws SQLException {
        int index = 1;
        for (RawItem item : items) {
            index = item.bind(statement, index);
        }
        try (ResultSet keys = statement.executeQuery()) {
            for (RawItem item : items) {
                keys.next();
                item.setId(keys.getLong(1));
            }
        }
    }
}
