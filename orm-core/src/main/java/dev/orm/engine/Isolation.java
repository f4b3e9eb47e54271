package dev.orm.engine;

import java.sql.Connection;
import java.util.Arrays;

/** How far a transaction is kept apart from others that run at the same time: {@code SET TRANSACTION ISOLATION LEVEL}. */
public enum Isolation {
    /** {@code READ UNCOMMITTED}. */
    READ_UNCOMMITTED(Connection.TRANSACTION_READ_UNCOMMITTED),
    /** {@code READ COMMITTED}. */
    READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED),
    /** {@code REPEATABLE READ}. */
    REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ),
    /** {@code SERIALIZABLE}. */
    SERIALIZABLE(Connection.TRANSACTION_SERIALIZABLE);

    private final int jdbcLevel;

    Isolation(int jdbcLevel) {
        this.jdbcLevel = jdbcLevel;
    }

    /**
     * Returns the level as JDBC counts it.
     *
     * @return one of the {@code TRANSACTION_…} constants of {@link Connection}
     */
    public int jdbcLevel() {
        return jdbcLevel;
    }

    /**
     * Finds the isolation of a level of JDBC.
     *
     * @param jdbcLevel one of the {@code TRANSACTION_…} constants of {@link Connection} except {@code TRANSACTION_NONE}
     * @return the isolation
     * @throws IllegalArgumentException if there is no such level
     */
    public static Isolation of(int jdbcLevel) {
        for (Isolation isolation : values()) {
            if (isolation.jdbcLevel == jdbcLevel) {
                return isolation;
            }
        }
        throw new IllegalArgumentException(
                "There is no isolation level " + jdbcLevel + ". There are " + Arrays.toString(values()) + ".");
    }
}
