package dev.orm.kit.suite;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.Dialect;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.reflect.InspectedTable;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.SchemaCreator;
import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.Table;
import dev.orm.sql.BindCollector;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Statement;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database of one test: an engine, and a connection on which most tests do all they do. Used by one thread at a time. */
public final class DatabaseUnderTest implements AutoCloseable {

    private final Dialect dialect;
    private final CountedConnections connections;
    private final Engine engine;
    private @Nullable EngineConnection connection;

    /**
     * Opens the database for a test.
     *
     * @param dialect the dialect that is tested
     * @param dataSource where connections come from
     */
    public DatabaseUnderTest(Dialect dialect, DataSource dataSource) {
        this.dialect = dialect;
        this.connections = new CountedConnections(dataSource);
        this.engine = Engine.builder()
                .dataSource(connections.dataSource())
                .dialect(dialect)
                .build();
    }

    /**
     * Returns the dialect.
     *
     * @return the dialect that is tested
     */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Tells whether the database claims a capability, for tests that have something to prove either way.
     *
     * @param capability the capability
     * @return whether it does
     */
    public boolean supports(Capability capability) {
        return dialect.supports(capability);
    }

    /**
     * Returns the engine.
     *
     * @return the engine of this test
     */
    public Engine engine() {
        return engine;
    }

    /**
     * Returns the connection of the test.
     *
     * @return the connection; closed after the test
     */
    public EngineConnection connection() {
        EngineConnection open = connection;
        if (open == null) {
            open = engine.connect(false);
            connection = open;
        }
        return open;
    }

    /**
     * Borrows another connection.
     *
     * @return the connection, to be closed by the test
     */
    public EngineConnection connect() {
        return engine.connect(false);
    }

    /**
     * Creates tables with their constraints and indexes.
     *
     * @param tables the tables, in any order
     */
    public void create(Table... tables) {
        new SchemaCreator(connection()).createMissing(List.of(tables));
    }

    /**
     * Runs an operation of DDL.
     *
     * @param operation the operation
     */
    public void run(DdlOperation operation) {
        dialect.ddl()
                .compile(operation)
                .forEach(sql -> connection().unsafeSql(sql).update());
    }

    /**
     * Reads a table back.
     *
     * @param table the table
     * @return the table as the inspector sees it
     */
    public InspectedTable inspect(Table table) {
        return new Inspector(connection())
                .tables(table.name().schema()).stream()
                        .filter(found -> found.name().name().equals(table.name().name()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("The inspector does not find table " + table + "."));
    }

    /**
     * Inserts rows, as many in one statement as the dialect takes.
     *
     * @param table the table
     * @param columns the columns that get values
     * @param rows the values of each row, in the order of the columns
     */
    public void insert(Table table, List<Column<?>> columns, @Nullable Object[]... rows) {
        int most = dialect.maxInsertRows(columns.size());
        for (int from = 0; from < rows.length; from += most) {
            @Nullable Object[][] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + most));
            CompiledStatement statement = dialect.compileInsert(table, columns, some.length, List.of());
            @Nullable Object[] values = flat(some);
            connection().update(statement, binder -> statement.bind(binder, values));
        }
    }

    /**
     * Inserts rows in one statement and returns columns of each.
     *
     * @param table the table
     * @param columns the columns that get values
     * @param returning the columns to return
     * @param rows the values of each row, in the order of the columns
     * @return the returned values of each row
     */
    public List<List<@Nullable Object>> insertReturning(
            Table table, List<Column<?>> columns, List<Column<?>> returning, @Nullable Object[]... rows) {
        CompiledStatement statement = dialect.compileInsert(table, columns, rows.length, returning);
        @Nullable Object[] bound = flat(rows);
        return connection().query(statement, binder -> statement.bind(binder, bound), row -> {
            List<List<@Nullable Object>> returned = new ArrayList<>();
            while (row.next()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (SqlType<?> type : statement.columns()) {
                    values.add(type.read(row, values.size() + 1));
                }
                returned.add(values);
            }
            return returned;
        });
    }

    private static @Nullable Object[] flat(@Nullable Object[]... rows) {
        return Arrays.stream(rows).flatMap(Arrays::stream).toArray();
    }

    /**
     * Runs a statement that returns rows.
     *
     * @param statement the statement
     * @param <T> what it makes of a row
     * @return its rows
     */
    public <T> List<T> list(RowStatement<T> statement) {
        return connection().query(statement).list();
    }

    /**
     * Runs a statement that returns one row.
     *
     * @param statement the statement
     * @param <T> what it makes of a row
     * @return what it made of the row
     */
    public <T> @Nullable T value(RowStatement<T> statement) {
        List<T> rows = list(statement);
        if (rows.size() != 1) {
            throw new AssertionError("One row was expected, not " + rows.size() + ".");
        }
        return rows.get(0);
    }

    /**
     * Runs a statement that changes rows.
     *
     * @param statement the statement
     * @return how many rows it matched
     */
    public long execute(Statement statement) {
        return connection().execute(statement);
    }

    /**
     * Compiles a statement.
     *
     * @param statement the statement
     * @return its text
     */
    public String sql(Statement statement) {
        return dialect.compile(statement, BindCollector.indexing(statement)).sql();
    }

    /**
     * Does something in a transaction of the test's connection, which is rolled back if it fails.
     *
     * @param work what to do
     */
    public void inTransaction(Runnable work) {
        connection().begin(TransactionOptions.READ_WRITE);
        try {
            work.run();
            connection().commit();
        } finally {
            connection().rollback();
        }
    }

    /**
     * Closes the connection of the test.
     *
     * @throws AssertionError if a connection was borrowed and not given back
     */
    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
        engine.close();
        connections.assertAllClosed();
    }
}
