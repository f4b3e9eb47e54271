package dev.orm.boot.autoconfigure.migrations;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.run.Migrator;
import dev.orm.migrations.run.RevisionPlan;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;

/** Brings the database to the revisions of the application, or checks that it is there, before anything else uses it. */
final class OrmMigrationInitializer implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(OrmMigrationInitializer.class);

    private final Migrator migrator;
    private final MigrationEngine engine;
    private final DataSource dataSource;
    private final OrmMigrationsProperties properties;

    OrmMigrationInitializer(
            Migrator migrator, MigrationEngine engine, DataSource dataSource, OrmMigrationsProperties properties) {
        this.migrator = migrator;
        this.engine = engine;
        this.dataSource = dataSource;
        this.properties = properties;
    }

    @Override
    public void afterPropertiesSet() {
        if (migrator.graph().isEmpty()) {
            log.debug("The application has no revisions");
            return;
        }
        switch (properties.mode()) {
            case UPGRADE -> upgrade();
            case VALIDATE -> validate();
            case NONE -> log.debug("No revision is run, because orm.migrations.mode is none");
        }
    }

    private void upgrade() {
        if (migrator.isAt(properties.target())) {
            log.info("The database is at {}, so no revision is run", properties.target());
            return;
        }
        List<RevisionPlan> plans = migrator.planUpgrade(properties.target());
        if (!plans.isEmpty() && !EmbeddedDatabaseConnection.isEmbedded(dataSource)) {
            try (EngineConnection connection = engine.engine().connect(false)) {
                Drops.refuse(connection, plans, Set.copyOf(properties.approveDestructive()));
            }
        }
        List<RevisionScript> run = migrator.upgrade(properties.target());
        log.info("Applied {} revisions; the database is at {}", run.size(), String.join(", ", migrator.current()));
    }

    private void validate() {
        List<RevisionPlan> plans = migrator.planUpgrade(properties.target());
        if (!plans.isEmpty()) {
            throw new PendingRevisionsException(
                    plans.stream().map(plan -> plan.script().title()).distinct().toList());
        }
        migrator.validate();
    }
}
