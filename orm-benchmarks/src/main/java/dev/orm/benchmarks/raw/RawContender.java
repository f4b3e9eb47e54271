package dev.orm.benchmarks.raw;

import dev.orm.benchmarks.Contender;
import dev.orm.benchmarks.rows.AuthorRow;
import dev.orm.benchmarks.rows.BookRow;
import dev.orm.benchmarks.rows.Filter;
import dev.orm.benchmarks.rows.ItemRow;
import dev.orm.benchmarks.rows.Summary;
import dev.orm.testing.DatabaseKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Prepares each statement when it is needed, which is what most hand-written code does. */
class RawContender implements Contender {

    private static final String BY_ID = "select " + RawItem.COLUMNS + " from item where id = ?";
    private static final String FIRST = "select " + RawItem.COLUMNS + " from item where id <= ? order by id";
    private static final String SUMMARIES = "select id, name, price from item where id <= ? order by id";
    private static final String UPDATE = "update item set quantity = ? where id = ?";
    private static final String PAGE =
            "select b.id, b.title, a.id, a.name from book b join author a on a.id = b.author_id where b.id > ? "
                    + "order by b.id limit ?";

    private final DataSource pool;
    private final RawGraph graph;
    private final RawInsert insert;

    RawContender(DatabaseKind kind, DataSource pool) {
        this.pool = pool;
        this.graph = new RawGraph(this, kind);
        this.insert = new RawInsert(this, kind);
    }

    PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    void release(PreparedStatement statement) throws SQLException {
        statement.close();
    }

    @Override
    public @Nullable ItemRow byId(long id) {
        return reading(connection -> {
            PreparedStatement statement = prepare(connection, BY_ID);
            try {
                statement.setLong(1, id);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? new RawItem(rows) : null;
                }
            } finally {
                release(statement);
            }
        });
    }

    @Override
    public List<RawItem> items(int count) {
        return reading(connection -> readItems(connection, count));
    }

    private List<RawItem> readItems(Connection connection, int count) throws SQLException {
        PreparedStatement statement = prepare(connection, FIRST);
        try {
            statement.setLong(1, count);
            return itemsOf(statement);
        } finally {
            release(statement);
        }
    }

    private static List<RawItem> itemsOf(PreparedStatement statement) throws SQLException {
        List<RawItem> result = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                result.add(new RawItem(rows));
            }
        }
        return result;
    }

    @Override
    public List<Summary> summaries(int count) {
        return reading(connection -> {
            List<Summary> result = new ArrayList<>();
            PreparedStatement statement = prepare(connection, SUMMARIES);
            try {
                statement.setLong(1, count);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        result.add(new Summary(rows.getLong(1), rows.getString(2), rows.getDouble(3)));
                    }
                }
            } finally {
                release(statement);
            }
            return result;
        });
    }

    @Override
    public List<? extends AuthorRow> graph() {
        return reading(graph::read);
    }

    @Override
    public List<? extends ItemRow> insert(int count) {
        return writing(connection -> insert.insert(connection, count));
    }

    @Override
    public void raiseQuantities(int count) {
        writing(connection -> {
            List<RawItem> items = readItems(connection, count);
            PreparedStatement statement = prepare(connection, UPDATE);
            try {
                for (RawItem item : items) {
                    item.setQuantity(item.getQuantity() + 1);
                    statement.setInt(1, item.getQuantity());
                    statement.setLong(2, item.getId());
                    statement.addBatch();
                }
                return statement.executeBatch();
            } finally {
                release(statement);
            }
        });
    }

    @Override
    public List<? extends ItemRow> search(Filter filter) {
        return reading(connection -> {
            PreparedStatement statement = prepare(connection, RawSearch.sqlOf(filter));
            try {
                RawSearch.bind(statement, filter);
                return itemsOf(statement);
            } finally {
                release(statement);
            }
        });
    }

    @Override
    public List<? extends BookRow> booksAfter(long id, int count) {
        return reading(connection -> {
            List<RawBook> result = new ArrayList<>();
            PreparedStatement statement = prepare(connection, PAGE);
            try {
                statement.setLong(1, id);
                statement.setInt(2, count);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        RawAuthor author = new RawAuthor(rows.getLong(3), rows.getString(4));
                        result.add(new RawBook(rows.getLong(1), author, rows.getString(2)));
                    }
                }
            } finally {
                release(statement);
            }
            return result;
        });
    }

    private <R extends @Nullable Object> R reading(Work<R> work) {
        try (Connection connection = pool.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("A baseline query fails.", e);
        }
    }

    private <R> R writing(Work<R> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            R result = work.on(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException("A baseline transaction fails.", e);
        }
    }

    @Override
    public void close() {}

    private interface Work<R extends @Nullable Object> {
        R on(Connection connection) throws SQLException;
    }
}
