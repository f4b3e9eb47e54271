package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an engine asks of connections, and when it lets go of them. */
@EachDatabase
class RoundTripsTest {

    private final List<String> ends = new ArrayList<>();

    /** Notes how transactions end. */
    private DataSource watched(DataSource source) {
        return proxy(
                DataSource.class,
                source,
                result -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, same -> same)
                        : result);
    }

    private <T> T proxy(Class<T> type, T target, UnaryOperator<Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (List.of("commit", "rollback").contains(method.getName())) {
                ends.add(method.getName());
            }
            try {
                return answer.apply(method.invoke(target, args));
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }));
    }

    @Test
    @Tag("ENGINE-10")
    void nothingIsRolledBackThatIsOver(TestDatabase database) {
        try (Engine engine =
                Engine.builder().dataSource(watched(database.dataSource())).build()) {
            try (EngineConnection connection = engine.connect(false)) {
                connection.unsafeSql("select 1").list(Integer.class);
            }
            assertThat(ends).isEmpty();
            engine.inTransaction(c -> c.unsafeSql("select 1").list(Integer.class));
            assertThat(ends).hasSizeLessThanOrEqualTo(1).doesNotContain("rollback");
        }
    }

    @Test
    @Tag("ENGINE-23")
    void aClosedEngineIsOver(TestDatabase database) throws SQLException {
        Engine engine = Engine.builder()
                .url(database.url())
                .credentials(database.username(), database.password())
                .build();
        Connection kept;
        try (EngineConnection connection = engine.connect(true)) {
            kept = connection.jdbc();
            assertThat(kept.isClosed()).isFalse();
        }
        engine.close();
        assertThat(kept.isClosed()).isTrue();
        assertThatThrownBy(() -> engine.connect(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        engine.close();
    }
}
