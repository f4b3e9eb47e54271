package dev.orm.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.mock.env.MockEnvironment;
import org.sqlite.SQLiteDataSource;

class ReaderPoolTest {

    private HikariDataSource writer;

    @BeforeEach
    void open(@TempDir Path directory) {
        writer = pool("jdbc:sqlite:" + directory.resolve("test.db"));
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void readsBesideAnOpenWritingTransaction() throws SQLException {
        try (ReaderPool readers = ReaderPool.beside(writer, 4);
                Connection writing = writer.getConnection()) {
            execute(writing, "create table t (x integer)");
            writing.setAutoCommit(false);
            execute(writing, "insert into t values (1)");
            try (Connection reading = readers.dataSource().orElseThrow().getConnection()) {
                assertThat(count(reading)).isZero();
            }
            writing.setAutoCommit(true);
            try (Connection reading = readers.dataSource().orElseThrow().getConnection()) {
                assertThat(count(reading)).isOne();
            }
        }
    }

    @Test
    void cannotWrite() throws SQLException {
        try (ReaderPool readers = ReaderPool.beside(writer, 4)) {
            try (Connection writing = writer.getConnection()) {
                execute(writing, "create table t (x integer)");
            }
            try (Connection reading = readers.dataSource().orElseThrow().getConnection()) {
                assertThatThrownBy(() -> execute(reading, "insert into t values (1)"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("readonly");
            }
        }
    }

    @Test
    void startsBeforeTheFileExists() throws SQLException {
        try (ReaderPool readers = ReaderPool.beside(writer, 4);
                Connection reading = readers.dataSource().orElseThrow().getConnection()) {
            assertThat(reading.isValid(1)).isTrue();
        }
    }

    @Test
    void takesOverTheSettingsOfTheWriter() throws SQLException {
        writer.addDataSourceProperty("cache_size", "-4321");
        try (ReaderPool readers = ReaderPool.beside(writer, 3);
                Connection reading = readers.dataSource().orElseThrow().getConnection();
                Statement statement = reading.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA cache_size")) {
            assertThat(result.getLong(1)).isEqualTo(-4321);
            HikariDataSource pool = (HikariDataSource) readers.dataSource().orElseThrow();
            assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
            assertThat(pool.getPoolName()).isEqualTo("blog-readers");
            assertThat(pool.getConnectionTimeout()).isEqualTo(writer.getConnectionTimeout());
        }
    }

    @Test
    void findsThePoolBehindALazyProxy() {
        assertThat(ReaderPool.beside(new LazyConnectionDataSourceProxy(writer), 4)
                        .dataSource())
                .isPresent();
    }

    @Test
    void isClosedWithItsConnections() throws SQLException {
        ReaderPool readers = ReaderPool.beside(writer, 4);
        DataSource pool = readers.dataSource().orElseThrow();
        pool.getConnection().close();
        readers.close();
        assertThatThrownBy(pool::getConnection).hasMessageContaining("has been closed");
    }

    @Test
    void existsOnlyForFilesOfSqlite() {
        try (HikariDataSource memory = pool("jdbc:sqlite::memory:");
                HikariDataSource h2 = pool("jdbc:h2:mem:readers")) {
            assertThat(ReaderPool.beside(writer, 0).dataSource()).isEmpty();
            assertThat(ReaderPool.beside(memory, 4).dataSource()).isEmpty();
            assertThat(ReaderPool.beside(h2, 4).dataSource()).isEmpty();
            assertThat(ReaderPool.beside(new SQLiteDataSource(), 4).dataSource())
                    .isEmpty();
        }
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setPoolName("blog");
        return (HikariDataSource)
                new PoolDefaults(new MockEnvironment()).postProcessBeforeInitialization(pool, "dataSource");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from t")) {
            return result.getInt(1);
        }
    }
}
