package dev.orm.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class PoolDefaultsTest {

    @TempDir
    Path directory;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(OrmPoolDefaultsAutoConfiguration.class, DataSourceAutoConfiguration.class));

    @Test
    void makesSqliteSafeWithoutTouchingTheUrl() {
        runner.withPropertyValues("spring.datasource.url=" + url()).run(context -> {
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            assertThat(pool.getJdbcUrl()).isEqualTo(url());
            assertThat(pool.getMaximumPoolSize()).isOne();
            assertThat(pragma(pool, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(pool, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(pool, "synchronous")).isEqualTo("1");
            assertThat(pragma(pool, "busy_timeout")).isEqualTo("5000");
            assertThat(pool.getDataSourceProperties()).containsEntry("transaction_mode", "IMMEDIATE");
        });
    }

    @Test
    void leavesWhatTheUserConfigured() {
        runner.withPropertyValues(
                        "spring.datasource.url=" + url(),
                        "spring.datasource.hikari.maximum-pool-size=3",
                        "spring.datasource.hikari.connection-timeout=30000",
                        "spring.datasource.hikari.leak-detection-threshold=0",
                        "spring.datasource.hikari.data-source-properties.busy_timeout=70",
                        "spring.datasource.hikari.data-source-properties.journal_mode=DELETE")
                .run(context -> {
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
                    assertThat(pool.getConnectionTimeout()).isEqualTo(30_000);
                    assertThat(pool.getLeakDetectionThreshold()).isZero();
                    assertThat(pragma(pool, "busy_timeout")).isEqualTo("70");
                    assertThat(pragma(pool, "journal_mode")).isEqualTo("delete");
                    assertThat(pragma(pool, "foreign_keys")).isEqualTo("1");
                });
    }

    @Test
    void leavesWhatTheUrlSays() {
        runner.withPropertyValues("spring.datasource.url=" + url() + "?busy_timeout=70&journal_mode=DELETE")
                .run(context -> {
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    assertThat(pragma(pool, "busy_timeout")).isEqualTo("70");
                    assertThat(pragma(pool, "journal_mode")).isEqualTo("delete");
                });
    }

    @Test
    void keepsADatabaseInMemoryForAsLongAsThePool() {
        runner.withPropertyValues("spring.datasource.url=jdbc:sqlite::memory:").run(context -> {
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            assertThat(pool.getMaxLifetime()).isZero();
            assertThat(pool.getIdleTimeout()).isZero();
            assertThat(pool.getMaximumPoolSize()).isOne();
            assertThat(pragma(pool, "foreign_keys")).isEqualTo("1");
        });
    }

    @Test
    void boundsEveryWaitOnPostgresql() {
        runner.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/blog")
                .run(context -> {
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    assertThat(pool.getMaximumPoolSize()).isNotEqualTo(1);
                    assertThat(pool.getConnectionTimeout()).isEqualTo(10_000);
                    assertThat(pool.getValidationTimeout()).isEqualTo(2_000);
                    assertThat(pool.getLeakDetectionThreshold()).isEqualTo(60_000);
                    assertThat(pool.getDataSourceProperties())
                            .containsEntry("connectTimeout", "5")
                            .containsEntry("socketTimeout", "60")
                            .containsEntry("tcpKeepAlive", "true");
                });
    }

    @Test
    void letsTheUrlOfPostgresqlWin() throws Exception {
        Properties defaults = new Properties();
        defaults.setProperty("socketTimeout", "60");
        Properties parsed = org.postgresql.Driver.parseURL("jdbc:postgresql://localhost/x?socketTimeout=7", defaults);
        assertThat(parsed).isNotNull();
        assertThat(parsed.getProperty("socketTimeout")).isEqualTo("7");
    }

    @Test
    void boundsEveryWaitOnMariadb() {
        runner.withPropertyValues("spring.datasource.url=jdbc:mariadb://localhost:1/blog")
                .run(context -> assertThat(
                                context.getBean(HikariDataSource.class).getDataSourceProperties())
                        .containsEntry("connectTimeout", "5000")
                        .containsEntry("socketTimeout", "60000"));
    }

    @Test
    void letsTheUrlOfMariadbWin() throws Exception {
        Properties defaults = new Properties();
        defaults.setProperty("socketTimeout", "60000");
        org.mariadb.jdbc.Configuration parsed =
                org.mariadb.jdbc.Configuration.parse("jdbc:mariadb://localhost/x?socketTimeout=7", defaults);
        assertThat(parsed).isNotNull();
        assertThat(parsed.socketTimeout()).isEqualTo(7);
    }

    @Test
    void tunesThePoolOfTheUserToo() {
        runner.withUserConfiguration(OwnPool.class)
                .withPropertyValues("own.url=" + url())
                .run(context -> {
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    assertThat(pool.getMaximumPoolSize()).isOne();
                    assertThat(pragma(pool, "foreign_keys")).isEqualTo("1");
                });
    }

    @Test
    void canBeSwitchedOff() {
        runner.withPropertyValues("orm.pool.defaults=false", "spring.datasource.url=" + url())
                .run(context -> {
                    assertThat(context).doesNotHaveBean(PoolDefaults.class);
                    assertThat(pragma(context.getBean(HikariDataSource.class), "busy_timeout"))
                            .isEqualTo("3000");
                });
    }

    @Test
    void isNotNeededWithoutHikari() {
        runner.withClassLoader(new FilteredClassLoader(HikariDataSource.class))
                .withPropertyValues("spring.datasource.url=" + url())
                .run(context ->
                        assertThat(context).hasNotFailed().doesNotHaveBean(OrmPoolDefaultsAutoConfiguration.class));
    }

    private String url() {
        return "jdbc:sqlite:" + directory.resolve("test.db");
    }

    private static String pragma(HikariDataSource pool, String name) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA " + name)) {
            return result.getString(1);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnPool {

        @Bean
        HikariDataSource ownPool(org.springframework.core.env.Environment environment) {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(environment.getRequiredProperty("own.url"));
            return pool;
        }
    }
}
