package dev.orm.benchmarks.raw;

import dev.orm.benchmarks.Contender;
import dev.orm.benchmarks.ContenderProvider;
import dev.orm.testing.DatabaseKind;
import javax.sql.DataSource;

/**
 * Makes the two baselines.
 *
 * @param cached whether statements stay open with their connection
 */
public record RawProvider(boolean cached) implements ContenderProvider {

    @Override
    public String name() {
        return cached ? "raw kept" : "raw";
    }

    @Override
    public String description() {
        return "typed getters by index, JDBC batches, multi-row RETURNING"
                + (cached ? ", prepared statements kept with their connection" : ", each statement prepared when used");
    }

    @Override
    public Contender open(DatabaseKind kind, DataSource pool) {
        return cached ? new CachedRawContender(kind, pool) : new RawContender(kind, pool);
    }
}
