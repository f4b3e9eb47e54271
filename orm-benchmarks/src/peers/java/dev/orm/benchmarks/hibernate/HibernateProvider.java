package dev.orm.benchmarks.hibernate;

import dev.orm.benchmarks.Contender;
import dev.orm.benchmarks.ContenderProvider;
import dev.orm.testing.DatabaseKind;
import javax.sql.DataSource;
import org.hibernate.Version;

/** Makes the contender; found by name. */
public final class HibernateProvider implements ContenderProvider {

    @Override
    public String name() {
        return "Hibernate";
    }

    @Override
    public String description() {
        return Version.getVersionString() + ", Session, not enhanced, batches of 100, ordered inserts and updates, "
                + "batch fetch size 100, padded IN lists";
    }

    @Override
    public Contender open(DatabaseKind kind, DataSource pool) {
        return new HibernateContender(kind, pool);
    }
}
