package dev.orm.migrations.run;

import dev.orm.migrations.graph.RevisionScript;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how far an operation is, not more often than wanted. */
final class ProgressReport {

    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    private final RunSettings settings;
    private final RevisionScript script;
    private final String operation;
    private final long rows;
    private long done;
    private long last = System.nanoTime();

    ProgressReport(RunSettings settings, RevisionScript script, String operation, long done, long rows) {
        this.settings = settings;
        this.script = script;
        this.operation = operation;
        this.done = done;
        this.rows = rows;
    }

    void add(long more) {
        done = Math.min(rows, done + more);
        long now = System.nanoTime();
        if (now - last < settings.progressEvery().toNanos()) {
            return;
        }
        last = now;
        StepProgress progress = new StepProgress(operation, done, rows);
        LOG.info("Revision {}: {}", script.title(), progress);
        settings.listeners().forEach(listener -> listener.onProgress(script, progress));
    }
}
