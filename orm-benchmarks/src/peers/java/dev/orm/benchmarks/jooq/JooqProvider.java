package dev.orm.benchmarks.jooq;

import dev.orm.benchmarks.Contender;
import dev.orm.benchmarks.ContenderProvider;
import dev.orm.testing.DatabaseKind;
import javax.sql.DataSource;
import org.jooq.Constants;

/** Makes the contender; found by name. */
public final class JooqProvider implements ContenderProvider {

    @Override
    public String name() {
        return "jOOQ";
    }

    @Override
    public String description() {
        return Constants.FULL_VERSION
                + ", rows mapped by constructor, one query per level of the graph, multi-row RETURNING, batched updates, "
                + "execute logging off";
    }

    @Override
    public Contender open(DatabaseKind kind, DataSource pool) {
        return new JooqContender(kind, pool);
    }
}
