package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.testing.fault.TcpProxy;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A network that is cut, between the program and a database behind a socket. */
@EachDatabase(only = DatabaseKind.POSTGRESQL, reason = "the others here are in the process of the test")
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

    @Test
    @Tag("FAULT-05")
    @Tag("ENGINE-19")
    void nothingHangsAndAllIsWellWhenTheNetworkIs(TestDatabase database) {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        try (TcpProxy proxy = new TcpProxy(address.getHost(), address.getPort());
                Engine engine = Engine.builder()
                        .url(database.url()
                                        .replace(
                                                address.getHost() + ":" + address.getPort(),
                                                "127.0.0.1:" + proxy.port())
                                + "?socketTimeout=1&connectTimeout=1&loginTimeout=1")
                        .credentials(database.username(), database.password())
                        .build()) {
            Supplier<Integer> one = () -> engine.inTransaction(
                    c -> c.unsafeSql("select 1").list(Integer.class).get(0));
            assertThat(one.get()).isEqualTo(1);
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
                connection.unsafeSql("select 1").list(Integer.class);
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
