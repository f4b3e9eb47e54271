package dev.orm.kit;

import dev.orm.dialect.Dialect;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.internal.ManagedDatabase;
import javax.sql.DataSource;

/** One of the test databases of this build. */
record SharedKitDatabase(Dialect dialect, ManagedDatabase database) implements KitDatabase {

    static SharedKitDatabase open(DatabaseKind kind, Dialect dialect) {
        return new SharedKitDatabase(dialect, ManagedDatabase.create(kind));
    }

    @Override
    public DataSource dataSource() {
        return database.dataSource();
    }

    @Override
    public void empty() {
        database.reset();
    }

    @Override
    public void close() {
        database.close();
    }
}
