package dev.orm.migrations.run;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionScript;

/** Is told what a {@link Migrator} does. Called by the thread that migrates; what it throws fails the revision. */
public interface MigrationListener {

    /**
     * Called when a revision has been run or undone, in the transaction that writes that into the history: what is done through the
     * connection happens if that does, and is rolled back with it ({@code on_version_apply} of Alembic).
     *
     * @param revision the revision
     * @param direction which way it was run
     * @param connection the connection of the migration; it must be left as it is, neither committed nor closed
     */
    default void afterRevision(RevisionScript revision, Direction direction, EngineConnection connection) {}

    /**
     * Called while an operation is run for parts of a table, at most once in {@link MigratorBuilder#progressEvery some seconds}.
     *
     * @param revision the revision
     * @param progress how far the operation is
     */
    default void onProgress(RevisionScript revision, StepProgress progress) {}
}
