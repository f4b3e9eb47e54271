package dev.orm.boot.autoconfigure;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Set;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Gives a connection pool what makes it safe, after its properties were bound and before it starts. The URL is left as it
 * is, and so is all that the user set, in properties or in the URL.
 */
final class PoolDefaults implements BeanPostProcessor {

    private static final String HIKARI = "spring.datasource.hikari.";
    private static final long CONNECTION_TIMEOUT_MILLIS = 10_000;
    private static final long VALIDATION_TIMEOUT_MILLIS = 2_000;
    private static final long LEAK_DETECTION_MILLIS = 60_000;

    private final Environment environment;

    PoolDefaults(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof HikariDataSource pool && !pool.isRunning()) {
            String url = pool.getJdbcUrl();
            SqliteUrl.parse(url).ifPresent(sqlite -> sqlite(pool, sqlite));
            if (url != null && url.startsWith("jdbc:postgresql:")) {
                postgresql(pool);
            } else if (url != null && url.startsWith("jdbc:mariadb:")) {
                mariadb(pool);
            }
            timeouts(pool);
        }
        return bean;
    }

    /**
     * One connection, because SQLite has one writer: a second one could only wait for the first, and unfairly. Writing
     * transactions begin IMMEDIATE, because a transaction that reads first and writes later fails at once when another
     * one wrote in between, however long the timeout.
     */
    private void sqlite(HikariDataSource pool, SqliteUrl url) {
        url.checkFile();
        if (pool.getMaximumPoolSize() == new HikariConfig().getMaximumPoolSize() && isUnset("maximum-pool-size")) {
            pool.setMaximumPoolSize(1);
        }
        property(pool, url.parameters(), "foreign_keys", "true");
        property(pool, url.parameters(), "busy_timeout", "5000");
        if (url.isTransient()) {
            // The database lives in the connection, which must therefore never be replaced.
            pool.setMaxLifetime(0);
            pool.setIdleTimeout(0);
        } else if (!url.isReadOnly()) {
            property(pool, url.parameters(), "journal_mode", "WAL");
            property(pool, url.parameters(), "synchronous", "NORMAL");
            property(pool, url.parameters(), "transaction_mode", "IMMEDIATE");
        }
    }

    /** The driver waits for ever on a network that swallows packets, unless it is told not to. */
    private static void postgresql(HikariDataSource pool) {
        // Parameters of the URL win over properties in this driver, so they need no comparison.
        property(pool, Set.of(), "connectTimeout", "5");
        property(pool, Set.of(), "socketTimeout", "60");
        property(pool, Set.of(), "tcpKeepAlive", "true");
    }

    /** As on PostgreSQL, in milliseconds; the URL wins here too, and the driver keeps connections alive by itself. */
    private static void mariadb(HikariDataSource pool) {
        property(pool, Set.of(), "connectTimeout", "5000");
        property(pool, Set.of(), "socketTimeout", "60000");
    }

    // A value that equals the pool's own default is taken as unset, unless a property says it.
    private void timeouts(HikariDataSource pool) {
        HikariConfig untouched = new HikariConfig();
        if (pool.getConnectionTimeout() == untouched.getConnectionTimeout() && isUnset("connection-timeout")) {
            pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        }
        if (pool.getValidationTimeout() == untouched.getValidationTimeout() && isUnset("validation-timeout")) {
            pool.setValidationTimeout(VALIDATION_TIMEOUT_MILLIS);
        }
        if (pool.getLeakDetectionThreshold() == 0 && isUnset("leak-detection-threshold")) {
            pool.setLeakDetectionThreshold(LEAK_DETECTION_MILLIS);
        }
    }

    private boolean isUnset(String name) {
        return !Binder.get(environment).bind(HIKARI + name, String.class).isBound();
    }

    private static void property(HikariDataSource pool, Set<String> inUrl, String name, String value) {
        if (!inUrl.contains(name)) {
            pool.getDataSourceProperties().putIfAbsent(name, value);
        }
    }
}
