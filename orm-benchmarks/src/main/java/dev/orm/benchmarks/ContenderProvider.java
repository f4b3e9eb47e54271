package dev.orm.benchmarks;

import dev.orm.testing.DatabaseKind;
import javax.sql.DataSource;

/** Makes a contender. Those that are compiled only on request are found through {@code META-INF/services}. */
public interface ContenderProvider {

    /** The column's head in the tables. */
    String name();

    /** Version of the library, and how it is set up, in a few words. */
    String description();

    /** Makes the contender over a pool, which it does not close. */
    Contender open(DatabaseKind kind, DataSource pool);
}
