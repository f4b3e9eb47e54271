package dev.orm.dialect.sqlite;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CatalogQueries;
import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.internal.StandardDialect;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.dialect.internal.TextRules;
import dev.orm.schema.Table;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Select;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * SQLite. Transactions are begun and ended by SQL, not by the auto-commit flag of JDBC: the driver would begin the next one
 * inside {@code commit()} and could report a commit that has happened as failed.
 */
public final class SqliteDialect extends StandardDialect {

    private static final int INSERT_ROWS = 100;

    private static final int PARAMETERS = 32_766;

    /** Whether the driver is the one that functions can be given to. */
    private static final boolean HAS_FUNCTIONS = isPresent("org.sqlite.Function");

    private final DdlCompiler ddl = new SqliteDdl(this);

    /** Makes the dialect. */
    public SqliteDialect() {
        super(
                "SQLite",
                EnumSet.of(
                        Capability.CORRELATED_UNNEST,
                        Capability.JSON_ELEMENTS,
                        Capability.JSON_CHANGE,
                        Capability.WINDOW_GROUPS,
                        Capability.WINDOW_EXCLUDE,
                        Capability.WINDOW_DISTRIBUTIONS,
                        Capability.INSERT_RETURNING,
                        Capability.UPDATE_RETURNING,
                        Capability.DELETE_RETURNING,
                        Capability.FULL_JOIN,
                        Capability.RECURSIVE_UNION,
                        Capability.GENERATE_SERIES,
                        Capability.MATERIALIZED_HINT,
                        Capability.CONFLICT_OF_ANY_KEY,
                        Capability.TRANSACTIONAL_DDL,
                        Capability.SUPPLEMENTARY_NAMES,
                        Capability.NAMED_PRIMARY_KEYS,
                        Capability.RESTRICT_APART,
                        Capability.UNIQUE_INDEXES_APART,
                        Capability.QUERIES_IN_ROWS,
                        Capability.FOREIGN_KEYS_WITHOUT_INDEX,
                        Capability.FOREIGN_KEY_SET_DEFAULT,
                        Capability.DEFERRABLE_FOREIGN_KEYS,
                        Capability.AGGREGATE_FILTER,
                        Capability.PARTIAL_INDEXES,
                        Capability.EXPRESSION_INDEXES,
                        Capability.STORED_COMPUTED_COLUMNS,
                        Capability.VIRTUAL_COMPUTED_COLUMNS,
                        Capability.COLUMN_COLLATIONS),
                INSERT_ROWS,
                PARAMETERS);
    }

    /** Quotes with backticks: what stands in double quotes is a text to SQLite where it is no name that it knows. */
    @Override
    public String quote(String identifier) {
        return TextRules.quoted(identifier, "`");
    }

    @Override
    protected StatementCompiler compiler(BindCollector binds) {
        return new SqliteCompiler(this, binds);
    }

    @Override
    public Select<Long> highestIdentity(List<Table> tables) {
        return GivenNumbers.highest(tables);
    }

    @Override
    public ParameterBinder binder(PreparedStatement statement) {
        return new SqliteBinder(statement);
    }

    @Override
    public RowReader reader(ResultSet result) {
        return new SqliteReader(result);
    }

    @Override
    public DdlCompiler ddl() {
        return ddl;
    }

    @Override
    public boolean keepsStatementsOpen() {
        return true;
    }

    /** The driver throws the error of the one statement, without a word about which it was. */
    @Override
    public boolean namesFailedRows() {
        return false;
    }

    @Override
    public Map<String, String> dangerousUrlOptions() {
        return Map.of(
                "enable_load_extension", "lets statements load code",
                "load_extension", "lets statements load code",
                ":resource:", "reads from any address");
    }

    @Override
    public String driver() {
        return "org.xerial:sqlite-jdbc";
    }

    @Override
    public CatalogQueries catalog() {
        return SqliteCatalog.QUERIES;
    }

    @Override
    public DatabaseError classify(SQLException error) {
        return SqliteErrors.classify(error);
    }

    @Override
    public void configure(Connection connection) throws SQLException {
        if (HAS_FUNCTIONS) {
            SqliteFunctions.register(connection);
        }
        execute(connection, "pragma foreign_keys = on");
        try (Statement statement = connection.createStatement();
                ResultSet enforced = statement.executeQuery("pragma foreign_keys")) {
            if (!enforced.next() || enforced.getInt(1) == 0) {
                throw new SQLException(
                        "SQLite does not enforce foreign keys on this connection and does not change that inside a"
                                + " transaction. Add foreign_keys=true to the JDBC URL or to the properties of the data source.");
            }
        }
    }

    @Override
    public void tune(Connection connection, boolean readOnly) throws SQLException {
        execute(connection, "pragma busy_timeout = 5000");
        execute(connection, "pragma journal_mode = wal");
        execute(connection, "pragma synchronous = normal");
    }

    /** Every isolation level is met: transactions of SQLite are serializable. */
    @Override
    public int isolate(Connection connection, int level) {
        if (level < Connection.TRANSACTION_READ_UNCOMMITTED || level > Connection.TRANSACTION_SERIALIZABLE) {
            throw unknownIsolation(level);
        }
        return -1;
    }

    @Override
    public void begin(Connection connection, boolean readOnly) throws SQLException {
        if (!readOnly) {
            execute(connection, "begin immediate");
            return;
        }
        execute(connection, "pragma query_only = on");
        try {
            execute(connection, "begin");
        } catch (SQLException failure) {
            restore(connection);
            throw failure;
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        try {
            statement.execute("commit");
        } catch (SQLException | RuntimeException refused) {
            closeAfter(refused, statement);
            throw refused;
        }
        try {
            statement.close();
        } catch (SQLException | RuntimeException committed) {
            // It has happened, and nobody may be told otherwise. What is left of the statement goes with the
            // connection.
        }
    }

    private static void closeAfter(Exception refused, Statement statement) {
        try {
            statement.close();
        } catch (SQLException | RuntimeException second) {
            refused.addSuppressed(second);
        }
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        try {
            execute(connection, "rollback");
        } catch (SQLException failure) {
            // After some errors, such as a full disk, SQLite has rolled back by itself.
            if (!SqliteErrors.saysThatNoTransactionIsOpen(failure)) {
                throw failure;
            }
        }
    }

    @Override
    public void restore(Connection connection) throws SQLException {
        execute(connection, "pragma query_only = off");
    }

    private static boolean isPresent(String name) {
        try {
            Class.forName(name, false, SqliteDialect.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
