package dev.orm.benchmarks.ebean;

import dev.orm.benchmarks.Contender;
import dev.orm.benchmarks.ContenderProvider;
import dev.orm.testing.DatabaseKind;
import io.ebean.EbeanVersion;
import javax.sql.DataSource;

/** Makes the contender; found by name. */
public final class EbeanProvider implements ContenderProvider {

    @Override
    public String name() {
        return "Ebean";
    }

    @Override
    public String description() {
        return EbeanVersion.getVersion() + ", enhanced at build time, batches of 100";
    }

    @Override
    public Contender open(DatabaseKind kind, DataSource pool) {
        return new EbeanContender(kind, pool);
    }
}
