package dev.orm.migrations.run;

import dev.orm.engine.Engine;
import dev.orm.engine.StatementEvent;
import dev.orm.engine.StatementListener;
import dev.orm.migrations.MigrationLockException;
import java.time.Duration;
import java.util.function.Predicate;

/** Lets a second program upgrade to the end right after some statement of the first. */
final class Interruption implements StatementListener {

    private final Engine second;
    private final Predicate<StatementEvent> after;
    private boolean tried;
    private boolean done;

    Interruption(Engine second, Predicate<StatementEvent> after) {
        this.second = second;
        this.after = after;
    }

    /** Whether nothing kept the second program out. */
    boolean isDone() {
        return done;
    }

    @Override
    public void afterStatement(StatementEvent event) {
        if (!tried && after.test(event)) {
            tried = true;
            try {
                Migrator.builder(second)
                        .migrations(Blog.all())
                        .lockWait(Duration.ZERO)
                        .build()
                        .upgrade("heads");
                done = true;
            } catch (MigrationLockException underTheLock) {
                // Here nobody can come between.
            }
        }
    }
}
