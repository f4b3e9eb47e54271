package dev.orm.dialect.postgresql;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CatalogQueries;
import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.internal.JdbcRowReader;
import dev.orm.dialect.internal.StandardDialect;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.sql.BindCollector;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;

/** PostgreSQL. */
public final class PostgresqlDialect extends StandardDialect {

    private static final int INSERT_ROWS = 500;

    private static final int PARAMETERS = 65_535;

    private final DdlCompiler ddl = new PostgresqlDdl(this);

    /** Makes the dialect. */
    public PostgresqlDialect() {
        super("PostgreSQL", EnumSet.allOf(Capability.class), INSERT_ROWS, PARAMETERS);
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

    @Override
    public void begin(Connection connection, boolean readOnly) throws SQLException {
        if (readOnly) {
            connection.setReadOnly(true);
        }
        super.begin(connection, readOnly);
    }

    @Override
    protected void restore(Connection connection) throws SQLException {
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
}
