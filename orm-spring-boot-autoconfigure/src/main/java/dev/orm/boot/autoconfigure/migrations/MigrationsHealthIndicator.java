package dev.orm.boot.autoconfigure.migrations;

import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.run.Migrator;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Out of service while the database is behind the revisions of the application. */
final class MigrationsHealthIndicator extends AbstractHealthIndicator {

    private final Migrator migrator;

    MigrationsHealthIndicator(Migrator migrator) {
        super("The history of the database cannot be read");
        this.migrator = migrator;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        if (migrator.graph().ordered().isEmpty()) {
            builder.up();
            return;
        }
        List<String> pending =
                migrator.pending().stream().map(RevisionScript::id).toList();
        if (pending.isEmpty()) {
            builder.up();
        } else {
            builder.outOfService().withDetail("pending", pending);
        }
        builder.withDetail("current", migrator.current());
    }
}
