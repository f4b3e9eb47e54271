package dev.orm.testing.fault;

import dev.orm.testing.DatabaseKind;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;

/** What can go wrong when the driver is called. */
public enum Fault {
    /** The connection breaks: SQL state {@code 08006}. */
    CONNECTION,
    /** The database puts another transaction first: SQL state {@code 40001}. It has then done nothing of what was asked. */
    SERIALIZATION,
    /** The driver gives up waiting. */
    TIMEOUT,
    /** The driver has a fault of its own. */
    RUNTIME_EXCEPTION,
    /** The virtual machine has a fault. */
    ERROR,
    /** The thread is interrupted; the call goes on. */
    INTERRUPT;

    /**
     * Tells whether the call can have its effect although it fails.
     *
     * @return whether it can
     */
    public boolean canComeAfterTheCall() {
        return this != SERIALIZATION && this != INTERRUPT;
    }

    /** Lets it happen, in the words of the driver of a database. */
    void strike(DatabaseKind kind) throws SQLException {
        switch (this) {
            case CONNECTION -> throw connectionLost(kind);
            case SERIALIZATION -> throw conflict(kind);
            case TIMEOUT -> throw timeout(kind);
            case RUNTIME_EXCEPTION -> throw new IllegalStateException("injected fault of the driver");
            case ERROR -> throw new StackOverflowError("injected fault of the virtual machine");
            case INTERRUPT -> Thread.currentThread().interrupt();
        }
    }

    private static SQLException connectionLost(DatabaseKind kind) {
        return switch (kind) {
            case SQLITE -> new SQLException("[SQLITE_IOERR] injected", null, 10);
            case H2 -> new SQLException("injected", "90067", 90067);
            default -> new SQLException("injected", "08006");
        };
    }

    private static SQLException conflict(DatabaseKind kind) {
        return switch (kind) {
            case SQLITE -> new SQLException("[SQLITE_BUSY_SNAPSHOT] injected", null, 5);
            case H2 -> new SQLException("injected", "40001", 90131);
            default -> new SQLException("injected", "40001");
        };
    }

    private static SQLException timeout(DatabaseKind kind) {
        return kind == DatabaseKind.SQLITE
                ? new SQLException("[SQLITE_INTERRUPT] injected", null, 9)
                : new SQLTimeoutException("injected", "57014", kind == DatabaseKind.H2 ? 57014 : 0);
    }
}
