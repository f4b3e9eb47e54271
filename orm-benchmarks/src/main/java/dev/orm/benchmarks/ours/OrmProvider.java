package dev.orm.benchmarks.ours;

import dev.orm.benchmarks.Contender;
import dev.orm.benchmarks.ContenderProvider;
import dev.orm.testing.DatabaseKind;
import javax.sql.DataSource;

/**
 * Makes the two contenders of this library.
 *
 * @param readOnly whether its sessions only read, and so keep no copy of what they loaded
 */
public record OrmProvider(boolean readOnly) implements ContenderProvider {

    @Override
    public String name() {
        return readOnly ? "orm read-only" : "orm";
    }

    @Override
    public String description() {
        return readOnly
                ? "this library, read-only sessions"
                : "this library, sessions that notice changes; entities with generated accessors";
    }

    @Override
    public Contender open(DatabaseKind kind, DataSource pool) {
        return new OrmContender(pool, readOnly);
    }
}
