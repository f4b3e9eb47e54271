package dev.orm.boot.autoconfigure;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceUnwrapper;

/**
 * Connections that only read, beside the one connection that writes to a SQLite file. It is deliberately no bean of type
 * {@link DataSource}, so that the application has one data source as on every other database.
 */
final class ReaderPool implements AutoCloseable {

    private static final int DEFAULT_SIZE = 10;

    private final @Nullable HikariDataSource pool;

    private ReaderPool(@Nullable HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Makes the pool. No connection is opened before the first one is asked for.
     *
     * @param writer the data source of the application
     * @param size how many connections; 0 for no pool
     * @return a pool with the writer's own settings; an empty one if the writer is no pool of connections to a SQLite file
     */
    static ReaderPool beside(DataSource writer, int size) {
        HikariDataSource hikari = DataSourceUnwrapper.unwrap(writer, HikariConfigMXBean.class, HikariDataSource.class);
        if (hikari == null || size == 0 || !canBeShared(hikari.getJdbcUrl())) {
            return new ReaderPool(null);
        }
        HikariDataSource readers = new HikariDataSource();
        hikari.copyStateTo(readers);
        readers.setPoolName(name(hikari));
        readers.setMaximumPoolSize(size);
        readers.setMinimumIdle(1);
        readers.setMetricsTrackerFactory(null);
        readers.setRegisterMbeans(false);
        Properties properties = new Properties();
        properties.putAll(hikari.getDataSourceProperties());
        properties.remove("transaction_mode");
        readers.setDataSourceProperties(properties);
        // Not open_mode=1: the file may not exist yet when the first reader comes.
        readers.setConnectionInitSql("PRAGMA query_only = 1");
        return new ReaderPool(readers);
    }

    /**
     * Returns how many connections a data source has at most.
     *
     * @param source a pool, or a data source of another kind
     * @return its size; that of a pool by default if it does not say one
     */
    static int size(DataSource source) {
        HikariDataSource hikari = DataSourceUnwrapper.unwrap(source, HikariConfigMXBean.class, HikariDataSource.class);
        return hikari == null || hikari.getMaximumPoolSize() < 1 ? DEFAULT_SIZE : hikari.getMaximumPoolSize();
    }

    /**
     * Returns the pool.
     *
     * @return the pool, or empty if reading is left to the writer
     */
    Optional<DataSource> dataSource() {
        return Optional.ofNullable(pool);
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }

    private static boolean canBeShared(@Nullable String url) {
        return SqliteUrl.parse(url).filter(sqlite -> !sqlite.isTransient()).isPresent();
    }

    private static String name(HikariDataSource writer) {
        return (writer.getPoolName() == null ? "HikariPool" : writer.getPoolName()) + "-readers";
    }
}
