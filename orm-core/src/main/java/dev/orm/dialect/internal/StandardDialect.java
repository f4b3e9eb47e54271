package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CatalogQueries;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.Dialect;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** What the dialects have in common. */
public abstract class StandardDialect implements Dialect {

    private final String name;
    private final Set<Capability> capabilities;
    private final int insertRows;
    private final int parameters;

    /**
     * For a dialect.
     *
     * @param insertRows rows of one INSERT above which it gets no faster
     * @param parameters greatest number of parameters of a statement
     */
    protected StandardDialect(String name, Set<Capability> capabilities, int insertRows, int parameters) {
        this.name = name;
        this.capabilities = Set.copyOf(capabilities);
        this.insertRows = insertRows;
        this.parameters = parameters;
    }

    /** What writes one statement. */
    protected abstract StatementCompiler compiler(BindCollector binds);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final boolean supports(Capability capability) {
        return capabilities.contains(capability);
    }

    @Override
    public String quote(String identifier) {
        return TextRules.quoted(identifier);
    }

    @Override
    public CompiledStatement compile(Statement statement, BindCollector binds) {
        return compiler(binds).compile(statement);
    }

    @Override
    public CompiledStatement compileInsert(Table table, List<Column<?>> columns, int rows, List<Column<?>> returning) {
        return InsertCompiler.compile(this, table, columns, rows, returning, InsertCompiler.DEFAULT_VALUES, false);
    }

    @Override
    public final int maxInsertRows(int columns) {
        return Math.max(1, Math.min(insertRows, parameters / Math.max(1, columns)));
    }

    @Override
    public final int maxParameters() {
        return parameters;
    }

    @Override
    public abstract DdlCompiler ddl();

    @Override
    public abstract CatalogQueries catalog();

    @Override
    public void configure(Connection connection) throws SQLException {}

    @Override
    public void begin(Connection connection, boolean readOnly) throws SQLException {
        connection.setAutoCommit(false);
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    @Override
    public void restore(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
    }

    /** Refuses a number that is no isolation level. */
    protected static IllegalArgumentException unknownIsolation(int level) {
        return new IllegalArgumentException("There is no isolation level " + level
                + ". Use one of the TRANSACTION_… constants of java.sql.Connection except TRANSACTION_NONE.");
    }

    @Override
    public final String toString() {
        return name;
    }
}
