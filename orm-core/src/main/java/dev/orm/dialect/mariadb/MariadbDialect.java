package dev.orm.dialect.mariadb;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CatalogQueries;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.LockTimeout;
import dev.orm.dialect.SessionLock;
import dev.orm.dialect.StatementLimit;
import dev.orm.dialect.internal.InsertCompiler;
import dev.orm.dialect.internal.StandardDialect;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.sql.BindCollector;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** MariaDB, from version 10.11. */
public final class MariadbDialect extends StandardDialect {

    private static final int INSERT_ROWS = 500;

    private static final int PARAMETERS = 65_535;

    /**
     * What a statement means depends on the server's settings, so each connection gets the same ones: text is compared as it is,
     * values that do not fit are refused, names and {@code ||} are those of the standard, all columns of an UPDATE see the row as it
     * was, a key of 0 is 0, times are those of UTC, and texts that are put together are not cut.
     */
    private static final String SETTINGS = """
            set names utf8mb4 collate utf8mb4_nopad_bin, time_zone = '+00:00', sql_auto_is_null = 0, foreign_key_checks = 1,
            group_concat_max_len = 4294967295,
            sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT,STRICT_TRANS_TABLES,STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,\
            NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO,SIMULTANEOUS_ASSIGNMENT'""";

    /** Rights that a program does not need. The name of a user may hold {@code @} itself; that of a host cannot. */
    private static final String STRONG_RIGHTS = """
            select group_concat(privilege_type order by privilege_type separator ' and ') from information_schema.user_privileges
            where privilege_type in ('FILE', 'SUPER') and grantee = concat('''',
                left(current_user(), char_length(current_user()) - char_length(substring_index(current_user(), '@', -1)) - 1),
                '''@''', substring_index(current_user(), '@', -1), '''')""";

    private final DdlCompiler ddl = new MariadbDdl(this);

    /** Makes the dialect. */
    public MariadbDialect() {
        super(
                "MariaDB",
                EnumSet.complementOf(EnumSet.of(
                        Capability.WINDOW_GROUPS,
                        Capability.WINDOW_EXCLUDE,
                        Capability.WINDOW_DISTRIBUTIONS,
                        Capability.TRANSACTIONAL_DDL,
                        Capability.MATERIALIZED_VIEWS,
                        Capability.JSON_CONTAINMENT,
                        Capability.CASE_SENSITIVE_NAMES,
                        Capability.SUPPLEMENTARY_NAMES,
                        Capability.NAMED_PRIMARY_KEYS,
                        Capability.CHECKED_CASTS,
                        Capability.AGGREGATE_FILTER,
                        Capability.ORDERED_SET_AGGREGATES,
                        Capability.STATISTICS_DISTINCT,
                        Capability.RESTRICT_APART,
                        Capability.UNIQUE_INDEXES_APART,
                        Capability.QUERIES_IN_ROWS,
                        Capability.FOREIGN_KEYS_WITHOUT_INDEX,
                        Capability.FOREIGN_KEY_SET_DEFAULT,
                        Capability.DEFERRABLE_FOREIGN_KEYS,
                        Capability.FOREIGN_KEY_MATCH_FULL,
                        Capability.UNIQUE_NULLS_NOT_DISTINCT,
                        Capability.PARTIAL_INDEXES,
                        Capability.EXPRESSION_INDEXES,
                        Capability.COVERING_INDEXES,
                        Capability.INDEX_NULLS_ORDER,
                        Capability.NULLS_LAST_IN_INDEXES,
                        Capability.CONCURRENT_INDEXES,
                        Capability.NOT_VALID_CONSTRAINTS,
                        Capability.IDENTITY_ALWAYS,
                        Capability.IDENTITY_OPTIONS,
                        Capability.NAMED_ENUM_TYPES,
                        Capability.UPDATE_RETURNING,
                        Capability.LOCK_OF,
                        Capability.LATERAL,
                        Capability.GENERATE_SERIES,
                        Capability.FULL_JOIN,
                        Capability.DISTINCT_ON,
                        Capability.GROUPING_SETS,
                        Capability.MATERIALIZED_HINT,
                        Capability.CHANGES_IN_CTE)),
                INSERT_ROWS,
                PARAMETERS);
    }

    @Override
    public String quote(String identifier) {
        return MariadbNames.quoted(identifier);
    }

    @Override
    protected StatementCompiler compiler(BindCollector binds) {
        return new MariadbCompiler(this, binds);
    }

    @Override
    public CompiledStatement compileInsert(Table table, List<Column<?>> columns, int rows, List<Column<?>> returning) {
        return InsertCompiler.compile(this, table, columns, rows, returning, MariadbCompiler.DEFAULT_ROW, false);
    }

    @Override
    public ParameterBinder binder(PreparedStatement statement) {
        return new MariadbBinder(statement);
    }

    @Override
    public RowReader reader(ResultSet result) {
        return new MariadbReader(result);
    }

    @Override
    public DdlCompiler ddl() {
        return ddl;
    }

    @Override
    public Map<String, String> dangerousUrlOptions() {
        return Map.of(
                "allowmultiqueries=true", "lets one text run several statements",
                "allowlocalinfile=true", "lets the server read files of the program",
                "socketfactory", "makes an object of any class",
                "credentialtype", "makes an object of any class");
    }

    @Override
    public List<String> warnings(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(STRONG_RIGHTS)) {
            String rights = found.next() ? found.getString(1) : null;
            return rights == null
                    ? List.of()
                    : List.of("The user of the database has the right " + rights
                            + " of MariaDB: whoever gets SQL past the"
                            + " program can read and write files of the server (FILE) or change how it works (SUPER). Connect"
                            + " as a user that has rights on the program's database only.");
        }
    }

    @Override
    public String driver() {
        return "org.mariadb.jdbc:mariadb-java-client";
    }

    @Override
    public CatalogQueries catalog() {
        return MariadbCatalog.QUERIES;
    }

    @Override
    public DatabaseError classify(SQLException error) {
        return MariadbErrors.classify(error);
    }

    @Override
    public void configure(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        if (url != null && url.contains("useAffectedRows=true")) {
            throw new SQLException(
                    "The JDBC URL says useAffectedRows=true: an UPDATE that changes nothing would look like one that found"
                            + " no row, and be reported as stale. Remove the option.",
                    "0A000");
        }
        execute(connection, SETTINGS);
    }

    /** The driver sends all rows of an INSERT at once and marks every one of them as failed. */
    @Override
    public boolean namesFailedRows() {
        return false;
    }

    /** The server refuses writes itself; the driver would only remember the flag, or choose a replica by it. */
    @Override
    public void begin(Connection connection, boolean readOnly) throws SQLException {
        if (readOnly) {
            connection.setReadOnly(true);
        }
        super.begin(connection, readOnly);
        if (readOnly) {
            execute(connection, "start transaction read only");
        }
    }

    @Override
    public void restore(Connection connection) throws SQLException {
        super.restore(connection);
        if (connection.isReadOnly()) {
            connection.setReadOnly(false);
        }
    }

    /** For this transaction only. The level is taken by the next one, so the one that has just begun is begun once more. */
    @Override
    public int isolate(Connection connection, int level) throws SQLException {
        String isolation = switch (level) {
            case Connection.TRANSACTION_READ_UNCOMMITTED -> "read uncommitted";
            case Connection.TRANSACTION_READ_COMMITTED -> "read committed";
            case Connection.TRANSACTION_REPEATABLE_READ -> "repeatable read";
            case Connection.TRANSACTION_SERIALIZABLE -> "serializable";
            default -> throw unknownIsolation(level);
        };
        execute(connection, "rollback");
        execute(connection, "set transaction isolation level " + isolation);
        execute(connection, connection.isReadOnly() ? "start transaction read only" : "start transaction");
        return -1;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Locks belong to the whole server, so the database is part of the name. */
    @Override
    public SessionLock sessionLock(String name) {
        String number =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        String lock = "sha1(concat('" + number + "', database()))";
        return new SessionLock(
                "select get_lock(" + lock + ", 0)",
                "select release_lock(" + lock + ")",
                "select concat('connection ', p.id, ' of ', p.user, ' on ', p.host) from information_schema.processlist p"
                        + " where p.id = is_used_lock(" + lock + ")");
    }

    /** Of itself the database waits a day for the end of a transaction that has read a table. Seconds are its unit. */
    @Override
    public LockTimeout lockTimeout(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new LockTimeout(
                "set session lock_wait_timeout = " + seconds + ", innodb_lock_wait_timeout = " + seconds,
                "set session lock_wait_timeout = default, innodb_lock_wait_timeout = default");
    }

    @Override
    public StatementLimit statementLimit() {
        return new StatementLimit("set session max_statement_time = 0, idle_transaction_timeout = 0", """
                select concat('set session max_statement_time = ', @@session.max_statement_time,
                    ', idle_transaction_timeout = ', @@session.idle_transaction_timeout)""");
    }
}
