package dev.orm.boot.autoconfigure.migrations;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import dev.orm.engine.Engine;
import dev.orm.migrations.MigrationException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.util.StringUtils;

/**
 * The engine that revisions are run by: that of the application, or one with connections of its own for another URL or user.
 *
 * @param engine the engine
 * @param isOwn whether it is closed with this object
 */
record MigrationEngine(Engine engine, boolean isOwn) implements AutoCloseable {

    /** The engine of a data source that is there for migrations only. */
    static MigrationEngine of(DataSource own) {
        return new MigrationEngine(Engine.create(own), true);
    }

    static MigrationEngine of(DataSource dataSource, @Nullable Engine application, OrmMigrationsProperties properties) {
        String user = properties.user();
        if (!StringUtils.hasText(properties.url()) && !StringUtils.hasText(user)) {
            return application == null
                    ? new MigrationEngine(Engine.create(dataSource), true)
                    : new MigrationEngine(application, false);
        }
        var builder = Engine.builder().url(url(dataSource, properties));
        if (StringUtils.hasText(user)) {
            builder.credentials(user, properties.password() == null ? "" : properties.password());
        }
        return new MigrationEngine(builder.build(), true);
    }

    private static String url(DataSource dataSource, OrmMigrationsProperties properties) {
        String url = properties.url();
        if (StringUtils.hasText(url)) {
            return url;
        }
        HikariDataSource pool =
                DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class);
        if (pool == null || pool.getJdbcUrl() == null) {
            throw new MigrationException("orm.migrations.user is set, but the data source does not tell its URL. Set"
                    + " orm.migrations.url too.");
        }
        return pool.getJdbcUrl();
    }

    @Override
    public void close() {
        if (isOwn) {
            engine.close();
        }
    }
}
