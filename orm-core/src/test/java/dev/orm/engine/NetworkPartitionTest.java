package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.testing.fault.TcpProxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A network that is cut, between the program and a database behind a socket. */
@EachDatabase(
        only = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
        reason = "the others are in the process of the test")
class NetworkPartitionTest {

    private static final Duration BOUND = Duration.ofSeconds(1);

    private static Duration took(ThrowingCallable call) {
        long start = System.nanoTime();
        assertThatThrownBy(call).isInstanceOf(DatabaseException.class);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static <T> T within(Duration limit, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
        return result;
    }

    private static URI address(TestDatabase database) {
        return URI.create(database.url().substring("jdbc:".length()));
    }

    private static TcpProxy proxy(TestDatabase database) {
        return new TcpProxy(address(database).getHost(), address(database).getPort());
    }

    /** The drivers count their limits in different units. */
    private static Engine through(TcpProxy proxy, TestDatabase database) {
        URI address = address(database);
        String second = database.kind() == DatabaseKind.MARIADB ? "1000" : "1";
        return Engine.builder()
                .url(database.url().replace(address.getHost() + ":" + address.getPort(), "127.0.0.1:" + proxy.port())
                        + (address.getQuery() == null ? "?" : "&") + "socketTimeout=" + second + "&connectTimeout="
                        + second)
                .credentials(database.username(), database.password())
                .build();
    }

    @Test
    @Tag("FAULT-04")
    void aCommitWhoseAnswerIsLostIsUnknownAndDone(TestDatabase database) {
        try (TcpProxy proxy = proxy(database);
                Engine engine = through(proxy, database);
                Engine other = Fixture.engine(database)) {
            other.inTransaction(c -> c.unsafeSql("create table t (a integer)").update());
            try (EngineConnection connection = engine.connect(false)) {
                connection.begin(TransactionOptions.READ_WRITE);
                connection.unsafeSql("insert into t values (1)").update();
                proxy.loseAnswers();
                CommitOutcomeUnknownException unknown =
                        catchThrowableOfType(CommitOutcomeUnknownException.class, connection::commit);
                assertThat(unknown).isNotNull();
                assertThat(Retry.isConflict(unknown)).isFalse();
            }
            proxy.heal();
            List<Integer> rows = List.of();
            for (long start = System.nanoTime(); rows.isEmpty(); ) {
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
                rows = other.inReadOnlyTransaction(
                        c -> c.unsafeSql("select a from t").list(Integer.class));
            }
            assertThat(rows).containsExactly(1);
        }
    }

    @Test
    @Tag("FAULT-05")
    @Tag("ENGINE-19")
    void nothingHangsAndAllIsWellWhenTheNetworkIs(TestDatabase database) {
        try (TcpProxy proxy = proxy(database);
                Engine engine = through(proxy, database)) {
            Supplier<Integer> one = () -> engine.inTransaction(
                    c -> c.unsafeSql("select 1").list(Integer.class).get(0));
            assertThat(one.get()).isEqualTo(1);
            engine.inTransaction(c -> c.unsafeSql("create table t (a integer)").update());
            Duration most = BOUND.plusSeconds(1);

            try (EngineConnection connection = engine.connect(false)) {
                connection.begin(TransactionOptions.READ_WRITE);
                connection.unsafeSql("select 1").list(Integer.class);
                proxy.partition();
                assertThat(took(() -> connection.unsafeSql("select 1").list(Integer.class)))
                        .isLessThan(most);
                within(most, () -> {
                    connection.rollback();
                    return null;
                });
            }
            assertThat(took(one::get)).isLessThan(most.plus(BOUND));
            proxy.heal();
            assertThat(within(BOUND, one)).isEqualTo(1);

            try (EngineConnection connection = engine.connect(false)) {
                connection.begin(TransactionOptions.READ_WRITE);
                // A transaction that wrote nothing needs no answer: the driver of MariaDB does not even ask.
                connection.unsafeSql("insert into t values (1)").update();
                proxy.partition();
                assertThatThrownBy(connection::commit).isInstanceOf(CommitOutcomeUnknownException.class);
            }
            proxy.heal();

            one.get();
            proxy.reset();
            assertThatThrownBy(one::get).isInstanceOf(ConnectionException.class);
            assertThat(within(BOUND, one)).isEqualTo(1);
        }
    }
}
