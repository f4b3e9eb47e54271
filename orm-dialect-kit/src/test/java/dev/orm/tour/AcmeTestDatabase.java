package dev.orm.tour;

import dev.orm.dialect.Dialect;
import dev.orm.kit.KitDatabase;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.internal.ManagedDatabase;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

class AcmeTestDatabase implements KitDatabase {

    private final ManagedDatabase server = ManagedDatabase.create(DatabaseKind.POSTGRESQL);

    @Override
    public Dialect dialect() {
        return new AcmeDialect();
    }

    @Override
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url());
        source.setUser(server.username());
        source.setPassword(server.password());
        source.setApplicationName("acme");
        return source;
    }

    @Override
    public void empty() {
        server.reset();
    }

    @Override
    public void close() {
        server.close();
    }
}
