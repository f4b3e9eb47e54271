package dev.orm.dialect.postgresql;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CatalogQueries;
import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.LockTimeout;
import dev.orm.dialect.SessionLock;
import dev.orm.dialect.StatementLimit;
import dev.orm.dialect.internal.JdbcRowReader;
import dev.orm.dialect.internal.StandardDialect;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.sql.BindCollector;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, and the base of dialects of other databases that speak its language. */
public class PostgresqlDialect extends StandardDialect {

    private static final int INSERT_ROWS = 500;

    private static final int PARAMETERS = 65_535;

    private static final Pattern BATCH_ENTRY = Pattern.compile("\\d+");

    private static final Map<String, String> DANGEROUS = Map.of(
            "socketfactory", "makes an object of any class",
            "socketfactoryarg", "is given to an object of any class",
            "sslfactory", "makes an object of any class",
            "sslfactoryarg", "is given to an object of any class",
            "sslhostnameverifier", "makes an object of any class",
            "sslpasswordcallback", "makes an object of any class",
            "authenticationpluginclassname", "makes an object of any class",
            "loggerfile", "writes a file",
            "xmlfactoryfactory", "makes an object of any class",
            "preferquerymode=simple", "writes values into the text of statements");

    private final DdlCompiler ddl = new PostgresqlDdl(this);

    /** Makes the dialect. */
    public PostgresqlDialect() {
        this(
                "PostgreSQL",
                EnumSet.complementOf(EnumSet.of(
                        Capability.VIRTUAL_COMPUTED_COLUMNS,
                        Capability.INLINE_ENUM_TYPES,
                        Capability.BACKSLASH_ESCAPES)));
    }

    /**
     * Makes the dialect of another database that speaks the language of PostgreSQL.
     *
     * @param name the name by which errors and documents call the database
     * @param capabilities what it can do; the rest is refused when a statement is compiled
     */
    protected PostgresqlDialect(String name, Set<Capability> capabilities) {
        super(name, capabilities, INSERT_ROWS, PARAMETERS);
    }

    @Override
    protected StatementCompiler compiler(BindCollector binds) {
        return new PostgresqlCompiler(this, binds);
    }

    @Override
    public ParameterBinder binder(PreparedStatement statement) {
        return new PostgresqlBinder(statement);
    }

    @Override
    public RowReader reader(ResultSet result) {
        return new JdbcRowReader(result);
    }

    @Override
    public DdlCompiler ddl() {
        return ddl;
    }

    @Override
    public Map<String, String> dangerousUrlOptions() {
        return DANGEROUS;
    }

    @Override
    public List<String> warnings(Connection connection) throws SQLException {
        return PostgresqlWarnings.of(connection);
    }

    @Override
    public void cancel(Statement statement) throws SQLException {
        PostgresqlCancel.cancel(statement);
    }

    @Override
    public String driver() {
        return "org.postgresql:postgresql";
    }

    @Override
    public CatalogQueries catalog() {
        return PostgresqlCatalog.QUERIES;
    }

    @Override
    public DatabaseError classify(SQLException error) {
        return PostgresqlErrors.classify(error);
    }

    /** The counts of this driver say that all failed; its message says which did. */
    @Override
    public int failedRow(BatchUpdateException error, int size) {
        Matcher entry = BATCH_ENTRY.matcher(String.valueOf(error.getMessage()));
        int row = entry.find() ? Integer.parseInt(entry.group()) : -1;
        return row < size ? row : -1;
    }

    @Override
    public @Nullable String transactionId(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet id = statement.executeQuery("select cast(pg_current_xact_id() as text)")) {
            id.next();
            return id.getString(1);
        }
    }

    @Override
    public @Nullable Boolean isCommitted(Connection connection, String transactionId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_xact_status(cast(cast(? as text) as xid8))")) {
            statement.setString(1, transactionId);
            try (ResultSet status = statement.executeQuery()) {
                String found = status.next() ? status.getString(1) : null;
                return found == null || found.equals("in progress") ? null : (Boolean) found.equals("committed");
            }
        }
    }

    @Override
    public void begin(Connection connection, boolean readOnly) throws SQLException {
        if (readOnly) {
            connection.setReadOnly(true);
        }
        super.begin(connection, readOnly);
    }

    @Override
    public void restore(Connection connection) throws SQLException {
        super.restore(connection);
        if (connection.isReadOnly()) {
            connection.setReadOnly(false);
        }
    }

    /** For this transaction only: a setting of the session would outlive it, and leak through a pooler. */
    @Override
    public int isolate(Connection connection, int level) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    switch (level) {
                        case Connection.TRANSACTION_READ_UNCOMMITTED, Connection.TRANSACTION_READ_COMMITTED ->
                            "set transaction isolation level read committed";
                        case Connection.TRANSACTION_REPEATABLE_READ ->
                            "set transaction isolation level repeatable read";
                        case Connection.TRANSACTION_SERIALIZABLE -> "set transaction isolation level serializable";
                        default -> throw unknownIsolation(level);
                    });
        }
        return -1;
    }

    /** Advisory locks have numbers, and each database its own. */
    @Override
    public SessionLock sessionLock(String name) {
        long number =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
        return new SessionLock(
                "select pg_try_advisory_lock(" + number + ")",
                "select pg_advisory_unlock(" + number + ")",
                """
                select 'process ' || a.pid || ' of ' || a.usename
                    || coalesce(' (' || nullif(a.application_name, '') || ')', '')
                    || coalesce(' on ' || host(a.client_addr), '')
                from pg_catalog.pg_locks l join pg_catalog.pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_catalog.pg_database
                        where datname = current_database())
                    and (l.classid::bigint << 32) | l.objid::bigint =\s""" + number);
    }

    /** A waiter stands before all who come after it, readers too. */
    @Override
    public LockTimeout lockTimeout(Duration wait) {
        return new LockTimeout("set local lock_timeout = " + wait.toMillis(), null);
    }

    @Override
    public StatementLimit statementLimit() {
        return new StatementLimit(
                "select set_config('statement_timeout', '0', false),"
                        + " set_config('idle_in_transaction_session_timeout', '0', false)",
                """
                select format('select set_config(''statement_timeout'', %L, false),
                    set_config(''idle_in_transaction_session_timeout'', %L, false)',
                    current_setting('statement_timeout'), current_setting('idle_in_transaction_session_timeout'))""");
    }
}
