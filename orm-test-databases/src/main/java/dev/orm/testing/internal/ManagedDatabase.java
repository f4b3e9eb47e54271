package dev.orm.testing.internal;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.TestDatabase;

/** A test database together with its end. */
public interface ManagedDatabase extends TestDatabase, AutoCloseable {

    @Override
    void close();

    /**
     * Creates an empty database, starting its server on first use.
     *
     * @param kind the kind of database
     * @return a new database that nobody else uses
     */
    static ManagedDatabase create(DatabaseKind kind) {
        return switch (kind) {
            case SQLITE -> new SqliteDatabase();
            case H2 -> new H2Database();
            case POSTGRESQL -> new PostgresqlDatabase(PostgresqlServer.running());
            case MARIADB -> new MariadbDatabase(MariadbServer.running());
        };
    }
}
