package dev.orm.migrations.run;

import dev.orm.engine.Engine;
import dev.orm.migrations.Migration;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.schema.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link Migrator} needs. Not thread-safe. */
public final class MigratorBuilder {

    private final Engine engine;
    private final List<RevisionScript> scripts = new ArrayList<>();
    private TableName historyTable = TableName.of(HistoryTable.DEFAULT_NAME);
    private Duration lockWait = Duration.ofSeconds(60);
    private Duration lockTimeout = Duration.ofSeconds(5);
    private boolean allowsNewerSchema;
    private final List<MigrationListener> listeners = new ArrayList<>();
    private Duration progressEvery = Duration.ofSeconds(5);

    private @Nullable String appliedBy;

    MigratorBuilder(Engine engine) {
        this.engine = engine;
    }

    /**
     * Adds migrations.
     *
     * @param migrations the migrations, in any order; each has a {@link dev.orm.migrations.Revision}
     * @return this builder
     */
    public MigratorBuilder migrations(Migration... migrations) {
        return revisions(Stream.of(migrations).map(RevisionScript::of).toList());
    }

    /**
     * Adds revisions.
     *
     * @param revisions the revisions, in any order
     * @return this builder
     */
    public MigratorBuilder revisions(Collection<RevisionScript> revisions) {
        scripts.addAll(revisions);
        return this;
    }

    /**
     * Sets the table that remembers revisions ({@code version_table} of Alembic).
     *
     * @param table its name, {@value HistoryTable#DEFAULT_NAME} unless it is set
     * @return this builder
     */
    public MigratorBuilder historyTable(TableName table) {
        historyTable = table;
        return this;
    }

    /**
     * Sets how long to wait for another program that migrates the same database.
     *
     * @param wait the time, 60 seconds unless it is set
     * @return this builder
     */
    public MigratorBuilder lockWait(Duration wait) {
        lockWait = wait;
        return this;
    }

    /**
     * Sets how long one statement of a revision waits for a lock of another session, such as a long query on the table that it alters; all
     * who come later wait behind it meanwhile. After that the revision is tried again, ten times in all.
     *
     * @param timeout the time, 5 seconds unless it is set; of no effect on H2 and SQLite, which have a short limit of their own
     * @return this builder
     */
    public MigratorBuilder lockTimeout(Duration timeout) {
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "A lock timeout of " + timeout + " is none. Make it a millisecond or more.");
        }
        lockTimeout = timeout;
        return this;
    }

    /**
     * Lets a program start on a database in which revisions are applied that it does not know, as after a deployment was rolled back. It
     * finds nothing to do then; if it has revisions that are not applied, the history is another one and nothing is run.
     *
     * @param allow whether that is allowed, false unless it is set
     * @return this builder
     */
    public MigratorBuilder allowNewerSchema(boolean allow) {
        allowsNewerSchema = allow;
        return this;
    }

    /**
     * Sets who is remembered as having run the revisions.
     *
     * @param name the name, such as a user and a machine; null, as it is unless it is set, for nobody
     * @return this builder
     */
    public MigratorBuilder appliedBy(@Nullable String name) {
        appliedBy = name;
        return this;
    }

    /**
     * Adds somebody who is told what is run.
     *
     * @param listener the listener
     * @return this builder
     */
    public MigratorBuilder listener(MigrationListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Sets how often it is told how far an operation is that is run for parts of a table.
     *
     * @param interval the shortest time between two reports of one operation, 5 seconds unless it is set
     * @return this builder
     */
    public MigratorBuilder progressEvery(Duration interval) {
        progressEvery = interval;
        return this;
    }

    /**
     * Makes the migrator. The database is not asked yet.
     *
     * @return the migrator
     * @throws dev.orm.migrations.MigrationException if the revisions do not make a history
     */
    public Migrator build() {
        RunSettings settings = new RunSettings(
                new HistoryTable(historyTable),
                lockWait,
                lockTimeout,
                appliedBy,
                allowsNewerSchema,
                listeners,
                progressEvery);
        return new Migrator(engine, new RevisionGraph(scripts), settings);
    }
}
