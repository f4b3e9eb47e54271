package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A driver whose commit fails in a given way, in front of a real database. */
@EachDatabase
class BrokenConnectionTest {

    private interface Fault {
        void check(String call) throws SQLException;
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static DataSource faulty(TestDatabase database, Fault fault) {
        return proxy(DataSource.class, (source, method, none) -> {
            Connection real = database.dataSource().getConnection();
            return proxy(Connection.class, (connection, call, arguments) -> {
                if (call.getName().equals("commit") || call.getName().equals("rollback")) {
                    fault.check(call.getName());
                } else if (call.getName().equals("createStatement")) {
                    Statement statement = real.createStatement();
                    return proxy(Statement.class, (proxy, work, values) -> {
                        if (values != null && (values[0].equals("commit") || values[0].equals("rollback"))) {
                            fault.check((String) values[0]);
                        }
                        return call(statement, work, values);
                    });
                } else if (call.getName().equals("unwrap")) {
                    return real;
                }
                return call(real, call, arguments);
            });
        });
    }

    private static EngineConnection inTransaction(TestDatabase database, Fault fault) {
        EngineConnection connection = Engine.create(faulty(database, fault)).connect(false);
        Fixture.update(connection, "create table t (a integer)");
        connection.begin(TransactionOptions.READ_WRITE);
        Fixture.update(connection, "insert into t values (1)");
        return connection;
    }

    private static SQLException gone(TestDatabase database) {
        return database.kind() == DatabaseKind.SQLITE
                ? new SQLException("[SQLITE_IOERR] disk I/O error", null, 10)
                : new SQLException("gone", "08006", database.kind() == DatabaseKind.H2 ? 90067 : 0);
    }

    @Test
    @Tag("ENGINE-15")
    @Tag("ENGINE-26")
    void aCommitWithoutAnAnswerIsUnknown(TestDatabase database) {
        EngineConnection connection = inTransaction(database, call -> {
            throw gone(database);
        });
        assertThatThrownBy(connection::commit)
                .isInstanceOf(CommitOutcomeUnknownException.class)
                .hasMessageContaining("may have happened or not");
        assertThat(connection.isInTransaction()).isFalse();
        connection.close();
    }

    @Test
    @Tag("ENGINE-15")
    void aConflictAtCommitIsARollback(TestDatabase database) {
        EngineConnection connection = inTransaction(database, call -> {
            if (call.equals("commit")) {
                throw database.kind() == DatabaseKind.SQLITE
                        ? new SQLException("[SQLITE_BUSY_SNAPSHOT] busy", null, 5)
                        : new SQLException("conflict", "40001", database.kind() == DatabaseKind.H2 ? 90131 : 0);
            }
        });
        assertThatThrownBy(connection::commit).isInstanceOf(SerializationException.class);
        assertThat(connection.isInTransaction()).isFalse();
        connection.begin(TransactionOptions.READ_WRITE);
        Fixture.update(connection, "insert into t values (2)");
        connection.rollback();
        connection.close();
    }

    @Test
    @Tag("ENGINE-26")
    void aRollbackOnAConnectionThatIsGoneHasHappened(TestDatabase database) {
        AtomicInteger rollbacks = new AtomicInteger();
        EngineConnection connection = inTransaction(database, call -> {
            rollbacks.incrementAndGet();
            throw gone(database);
        });
        connection.rollback();
        assertThat(rollbacks).hasValue(1);
        assertThat(connection.isInTransaction()).isFalse();
        connection.close();
        try (Fixture other = Fixture.open(database)) {
            assertThat(Fixture.update(other.connection(), "delete from t")).isZero();
        }
    }
}
