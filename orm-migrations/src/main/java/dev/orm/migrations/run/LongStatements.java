package dev.orm.migrations.run;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.StatementLimit;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.EngineConnection.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server lets a request take is not enough for an index of a large table, so it does not limit the connection of a migration. */
final class LongStatements {

    private static final Logger LOG = LoggerFactory.getLogger(LongStatements.class);

    private final EngineConnection connection;
    private final @Nullable String restore;

    private LongStatements(EngineConnection connection, @Nullable String restore) {
        this.connection = connection;
        this.restore = restore;
    }

    static LongStatements allow(EngineConnection connection) {
        StatementLimit limit = connection.dialect().statementLimit();
        if (limit == null) {
            return new LongStatements(connection, null);
        }
        String restore =
                connection.unsafeSql(limit.restoring()).list(String.class).get(0);
        send(connection, limit.lift());
        return new LongStatements(connection, restore);
    }

    private static void send(EngineConnection connection, String sql) {
        if (sql.startsWith("select")) {
            connection.query(
                    new CompiledStatement(sql, Operation.SELECT, "migration", List.of(), List.of()),
                    Parameters.NONE,
                    row -> row.next());
        } else {
            connection.update(
                    new CompiledStatement(sql, Operation.OTHER, "migration", List.of(), List.of()), Parameters.NONE);
        }
    }

    /** The limits of a broken connection have ended with it. */
    void end() {
        try {
            if (restore != null) {
                send(connection, restore);
            }
        } catch (DatabaseException broken) {
            LOG.debug("The limits of the connection were not restored: {}", broken.getMessage());
        }
    }
}
