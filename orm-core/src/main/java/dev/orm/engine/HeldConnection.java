package dev.orm.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A driver's connection with the statements that are kept open on it. Used by one thread at a time. */
final class HeldConnection {

    private final Connection jdbc;
    private final @Nullable OpenStatements statements;
    private final boolean writer;
    private long idleSince;

    HeldConnection(Connection jdbc, @Nullable OpenStatements statements, boolean writer) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.writer = writer;
    }

    Connection jdbc() {
        return jdbc;
    }

    /** Whether it is the one connection that may write. */
    boolean isWriter() {
        return writer;
    }

    /** Whether statements stay open after their use. */
    boolean keepsStatements() {
        return statements != null;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return statements == null ? jdbc.prepareStatement(sql) : statements.take(sql);
    }

    /** Ends the use of a statement; one that failed is not kept. */
    void release(PreparedStatement statement, String sql, boolean failed) throws SQLException {
        if (statements == null) {
            statement.close();
        } else {
            statements.giveBack(statement, sql, failed);
        }
    }

    void idleFrom(long nanos) {
        idleSince = nanos;
    }

    long idleSince() {
        return idleSince;
    }
}
