package dev.orm.boot.autoconfigure.migrations;

import dev.orm.boot.autoconfigure.OrmAutoConfiguration;
import dev.orm.boot.autoconfigure.RevisionedSchema;
import dev.orm.boot.autoconfigure.SchemaMode;
import dev.orm.engine.Engine;
import dev.orm.migrations.run.MigrationListener;
import dev.orm.migrations.run.Migrator;
import dev.orm.migrations.run.MigratorBuilder;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration for the revisions in the packages of the application: they are run before anything uses the database. An
 * application without revisions is left alone.
 */
@AutoConfiguration(after = OrmAutoConfiguration.class)
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(OrmMigrationsProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class OrmMigrationsAutoConfiguration {

    @Bean
    FoundRevisions ormRevisions(ApplicationContext context, OrmMigrationsProperties properties) {
        return FoundRevisions.find(
                context,
                context.getEnvironment(),
                Objects.requireNonNull(context.getClassLoader()),
                properties.packages());
    }

    @Bean
    MigrationEngine ormMigrationEngine(
            DataSource dataSource,
            @MigrationsDataSource ObjectProvider<DataSource> own,
            ObjectProvider<Engine> engine,
            OrmMigrationsProperties properties) {
        DataSource marked = own.getIfAvailable();
        return marked == null
                ? MigrationEngine.of(dataSource, engine.getIfUnique(), properties)
                : MigrationEngine.of(marked);
    }

    @Bean
    @ConditionalOnMissingBean
    Migrator ormMigrator(
            MigrationEngine engine,
            FoundRevisions revisions,
            OrmMigrationsProperties properties,
            ObjectProvider<MigrationListener> listeners,
            ObjectProvider<OrmMigratorBuilderCustomizer> customizers) {
        MigratorBuilder builder = Migrator.builder(engine.engine())
                .revisions(revisions.scripts())
                .historyTable(properties.historyTable())
                .lockWait(properties.lockWait())
                .lockTimeout(properties.lockTimeout())
                .allowNewerSchema(properties.allowNewerSchema())
                .appliedBy(WhoRuns.name());
        listeners.orderedStream().forEach(builder::listener);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    @Bean
    OrmMigrationInitializer ormMigrationInitializer(
            Migrator migrator, MigrationEngine engine, DataSource dataSource, OrmMigrationsProperties properties) {
        return new OrmMigrationInitializer(migrator, engine, dataSource, properties);
    }

    @Bean
    RevisionedSchema ormRevisionedSchema(DataSource dataSource, Migrator migrator, OrmMigrationsProperties properties) {
        boolean comesToTheEnd =
                properties.mode() != MigrationMode.NONE && properties.target().startsWith("head");
        return new RevisionedSchema(
                migrator.graph().ordered().isEmpty() ? null : dataSource,
                comesToTheEnd ? SchemaMode.VALIDATE : SchemaMode.NONE);
    }
}
