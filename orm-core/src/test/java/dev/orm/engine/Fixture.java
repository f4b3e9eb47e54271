package dev.orm.engine;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.Table;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Statement;
import dev.orm.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs statements over tables on one connection, as a session does for entities. */
public final class Fixture implements AutoCloseable {

    private final Engine engine;
    private final EngineConnection connection;

    private Fixture(Engine engine) {
        this.engine = engine;
        this.connection = engine.connect(false);
    }

    public static Fixture open(TestDatabase database) {
        return new Fixture(engine(database));
    }

    public static Fixture open(Engine engine) {
        return new Fixture(engine);
    }

    public static Engine engine(TestDatabase database) {
        return Engine.create(database.dataSource());
    }

    public Engine engine() {
        return engine;
    }

    public EngineConnection connection() {
        return connection;
    }

    public Fixture create(Table... tables) {
        for (Table table : tables) {
            engine.dialect().ddl().compile(new CreateTable(table)).forEach(this::exactly);
        }
        return this;
    }

    /** Runs a text as it is. */
    public void exactly(String sql) {
        connection.update(
                new CompiledStatement(sql, Operation.OTHER, "ddl", List.of(), List.of()),
                EngineConnection.Parameters.NONE);
    }

    public void ddl(String sql) {
        update(connection, sql);
    }

    /** The text with every name in double quotes written as the dialect writes it. */
    public static String named(EngineConnection on, String sql) {
        return Pattern.compile("\"(\\w+)\"")
                .matcher(sql)
                .replaceAll(name -> Matcher.quoteReplacement(on.dialect().quote(name.group(1))));
    }

    public static long update(EngineConnection on, String sql) {
        return on.update(
                new CompiledStatement(named(on, sql), Operation.OTHER, "ddl", List.of(), List.of()),
                EngineConnection.Parameters.NONE);
    }

    /** Inserts rows of values of the columns. */
    public void insert(Table table, List<Column<?>> columns, @Nullable Object[]... rows) {
        insertReturning(table, columns, List.of(), rows);
    }

    public List<List<@Nullable Object>> insertReturning(
            Table table, List<Column<?>> columns, List<Column<?>> returning, @Nullable Object[]... rows) {
        CompiledStatement statement = engine.dialect().compileInsert(table, columns, rows.length, returning);
        @Nullable Object[] values = Arrays.stream(rows).flatMap(Arrays::stream).toArray();
        if (returning.isEmpty()) {
            connection.update(statement, binder -> statement.bind(binder, values));
            return List.of();
        }
        return query(connection, statement, values);
    }

    public List<List<@Nullable Object>> rows(Statement statement) {
        BindCollector binds = BindCollector.indexing(statement);
        CompiledStatement compiled = engine.dialect().compile(statement, binds).forValues(binds.values());
        return query(connection, compiled, binds.values());
    }

    /** The first column of every row. */
    public List<@Nullable Object> values(Statement statement) {
        List<@Nullable Object> values = new ArrayList<>();
        rows(statement).forEach(row -> values.add(row.get(0)));
        return values;
    }

    public @Nullable Object value(Statement statement) {
        List<@Nullable Object> values = values(statement);
        if (values.size() != 1) {
            throw new AssertionError("one row expected, not " + values);
        }
        return values.get(0);
    }

    public long run(Statement statement) {
        BindCollector binds = BindCollector.indexing(statement);
        CompiledStatement compiled = engine.dialect().compile(statement, binds).forValues(binds.values());
        return connection.update(compiled, binder -> compiled.bind(binder, binds.values()));
    }

    public String sql(Statement statement) {
        return engine.dialect()
                .compile(statement, BindCollector.indexing(statement))
                .sql();
    }

    public static List<List<@Nullable Object>> query(
            EngineConnection on, CompiledStatement statement, @Nullable Object[] values) {
        return on.query(statement, binder -> statement.bind(binder, values), row -> {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (row.next()) {
                List<@Nullable Object> columns = new ArrayList<>();
                for (int i = 0; i < statement.columns().size(); i++) {
                    columns.add(statement.columns().get(i).read(row, i + 1));
                }
                rows.add(columns);
            }
            return rows;
        });
    }

    @Override
    public void close() {
        connection.close();
        engine.close();
    }
}
