package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A server that waits for a replica which is not there answers no commit, although it has written it. It is a server of its own,
 * since the one of the other tests keeps nothing for replicas.
 */
@EachDatabase(only = DatabaseKind.POSTGRESQL, reason = "no other database here waits for replicas")
class UnknownCommitTest {

    private static void run(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String synchronousStandby(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery("show synchronous_standby_names")) {
            names.next();
            return names.getString(1);
        }
    }

    @Test
    @Tag("FAULT-04")
    void aCommitWithoutAnAnswerIsUnknownAndCanBeAskedFor() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_wal_senders", "2")
                        .setServerConfig("wal_level", "replica")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                Engine engine = Engine.builder()
                        .url("jdbc:postgresql://localhost:" + server.getPort() + "/postgres?socketTimeout=2")
                        .credentials("postgres", "")
                        .build()) {
            run(server, "create table t (a integer)");
            run(server, "alter system set synchronous_standby_names = 'nobody'");
            run(server, "select pg_reload_conf()");
            while (!"nobody".equals(synchronousStandby(server))) {
                Thread.onSpinWait();
            }
            long start = System.nanoTime();
            CommitOutcomeUnknownException unknown = catchThrowableOfType(
                    CommitOutcomeUnknownException.class,
                    () -> engine.inTransaction(c -> {
                        assertThat(c.transactionId()).isPresent();
                        return c.unsafeSql("insert into t values (1)").update();
                    }));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
            String id = unknown.transactionId().orElseThrow();
            assertThat(Retry.isConflict(unknown)).isFalse();
            run(server, "alter system reset synchronous_standby_names");
            run(server, "select pg_reload_conf()");
            Optional<Boolean> committed = engine.isCommitted(id);
            for (long waited = System.nanoTime(); committed.isEmpty(); committed = engine.isCommitted(id)) {
                assertThat(Duration.ofNanos(System.nanoTime() - waited)).isLessThan(Duration.ofSeconds(10));
                Thread.onSpinWait();
            }
            assertThat(committed).contains(true);
            assertThat(engine.<Integer>inReadOnlyTransaction(c ->
                            c.unsafeSql("select a from t").list(Integer.class).get(0)))
                    .isEqualTo(1);
            String rolledBack = engine.inTransaction(c -> {
                String known = c.transactionId().orElseThrow();
                c.rollback();
                c.begin(TransactionOptions.READ_WRITE);
                return known;
            });
            assertThat(engine.isCommitted(rolledBack)).contains(false);
        }
    }
}
