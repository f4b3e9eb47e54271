package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Dialects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCreationTest {

    @Test
    @Tag("ENGINE-01")
    void namesTheSupportedDatabasesForAnUnknownUrl() {
        assertThatThrownBy(() -> Engine.create("jdbc:oracle:thin:scott/tiger@host"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:oracle:")
                .hasMessageContaining("jdbc:sqlite:, jdbc:h2:, jdbc:postgresql: and jdbc:mariadb:")
                .message()
                .doesNotContain("tiger");
        assertThatThrownBy(() -> Engine.create("blog.db")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("ENGINE-02")
    void namesTheDriverThatIsMissing() {
        assertThatThrownBy(() -> Engine.builder()
                        .url("jdbc:nosuchdb:x")
                        .dialect(Dialects.POSTGRESQL)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("org.postgresql:postgresql");
    }

    @Test
    @Tag("ENGINE-02")
    void tellsThatTheDatabaseIsDown() {
        try (Engine engine = Engine.create("jdbc:postgresql://localhost:1/none?connectTimeout=1")) {
            assertThatThrownBy(() -> engine.connect(false))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("PostgreSQL");
        }
    }

    @Test
    @Tag("ENGINE-02")
    void tellsThatTheDirectoryIsMissing(@TempDir Path directory) {
        try (Engine engine = Engine.create("jdbc:sqlite:" + directory.resolve("none/x.db"))) {
            assertThatThrownBy(() -> engine.connect(false)).isInstanceOf(ConnectionException.class);
        }
    }

    @Test
    @Tag("ENGINE-02")
    void keepsAnSqliteDatabaseInMemoryForAllUses() {
        try (Engine engine = Engine.create("jdbc:sqlite::memory:")) {
            try (EngineConnection connection = engine.connect(false)) {
                Fixture.update(connection, "create table t (a integer)");
            }
            try (EngineConnection connection = engine.connect(true)) {
                connection.begin(TransactionOptions.READ_ONLY);
                assertThatThrownBy(() -> Fixture.update(connection, "insert into t values (1)"))
                        .isInstanceOf(ReadOnlyException.class);
                connection.commit();
            }
            try (EngineConnection connection = engine.connect(false)) {
                assertThat(Fixture.update(connection, "insert into t values (1)"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    @Tag("ENGINE-02")
    void tellsAThreadThatWouldWaitForItself(@TempDir Path directory) {
        try (Engine engine = Engine.create("jdbc:sqlite:" + directory.resolve("x.db"));
                EngineConnection first = engine.connect(false)) {
            assertThat(first.isInTransaction()).isFalse();
            assertThatThrownBy(() -> engine.connect(false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("wait for itself");
            engine.connect(true).close();
        }
    }

    @Test
    @Tag("ENGINE-04")
    void writersOfSqliteTakeTurnsWithoutAnError(@TempDir Path directory) throws Exception {
        try (Engine engine = Engine.create("jdbc:sqlite:" + directory.resolve("x.db"))) {
            try (EngineConnection connection = engine.connect(false)) {
                Fixture.update(connection, "create table t (a integer)");
                Fixture.update(connection, "insert into t values (0)");
            }
            ExecutorService threads = Executors.newFixedThreadPool(16);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(threads.submit(() -> {
                    for (int j = 0; j < 50; j++) {
                        try (EngineConnection connection = engine.connect(false)) {
                            connection.begin(TransactionOptions.READ_WRITE);
                            Fixture.update(connection, "update t set a = a + 1");
                            connection.commit();
                        }
                    }
                }));
            }
            for (Future<?> future : all) {
                future.get();
            }
            threads.shutdown();
            try (EngineConnection connection = engine.connect(true)) {
                Long sum = connection.query(
                        new dev.orm.dialect.CompiledStatement(
                                "select a from t",
                                dev.orm.dialect.CompiledStatement.Operation.SELECT,
                                "t",
                                List.of(),
                                List.of()),
                        EngineConnection.Parameters.NONE,
                        row -> row.next() ? row.getLong(1) : -1L);
                assertThat(sum).isEqualTo(800);
            }
        }
    }

    @Test
    @Tag("ENGINE-02")
    void needsAUrlOrADataSource() {
        assertThatThrownBy(() -> Engine.builder().build()).isInstanceOf(IllegalStateException.class);
    }
}
