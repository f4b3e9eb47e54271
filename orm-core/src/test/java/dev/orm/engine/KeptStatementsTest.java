package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.sql.Select;
import dev.orm.sql.Sql;
import dev.orm.sql.node.ColumnRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Statements that stay open with a connection of a pool give what new ones would give. */
@EachDatabase
class KeptStatementsTest {

    private static final ColumnRef<Long> ID = People.PERSON.column(People.ID);

    /** A pool of one connection, which counts what is prepared on it. */
    private static DataSource pool(Connection driver, AtomicInteger prepared) {
        Connection counting = proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                prepared.incrementAndGet();
            }
            return call(driver, method, arguments);
        });
        return proxy(
                DataSource.class,
                (source, borrow, none) -> proxy(Connection.class, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "close" -> null;
                        case "unwrap" -> counting;
                        default -> call(counting, method, arguments);
                    };
                }));
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Select<Long> older(int age) {
        return Sql.select(ID)
                .from(People.PERSON)
                .where(People.PERSON.column(People.AGE).gt(age))
                .orderBy(ID.asc());
    }

    @Test
    @Tag("CORE-50")
    void areUsedAgainAndSeeTheSchemaAsItIs(TestDatabase database) throws SQLException {
        AtomicInteger prepared = new AtomicInteger();
        try (Connection driver = database.dataSource().getConnection()) {
            Engine engine = Engine.create(pool(driver, prepared));
            boolean kept = engine.dialect().keepsStatementsOpen();
            try (Fixture fixture = Fixture.open(database)) {
                People.fill(fixture);
            }
            for (int i = 0; i < 50; i++) {
                try (EngineConnection connection = engine.connect(false)) {
                    assertThat(rows(engine, connection, older(30))).isEqualTo(List.of(List.of(1L)));
                    assertThat(rows(engine, connection, older(20))).hasSize(3);
                    if (i == 20) {
                        Fixture.update(connection, "alter table people add column extra integer");
                    }
                }
            }
            assertThat(prepared.get()).isEqualTo(kept ? 2 : 101);
        }
    }

    @Test
    @Tag("CORE-50")
    void areNotUsedAgainAfterAnErrorNorWhileInUse(TestDatabase database) throws SQLException {
        try (Connection driver = database.dataSource().getConnection()) {
            Engine engine = Engine.create(pool(driver, new AtomicInteger()));
            try (Fixture fixture = Fixture.open(database)) {
                People.fill(fixture);
            }
            try (EngineConnection connection = engine.connect(false)) {
                for (int i = 0; i < 3; i++) {
                    assertThatThrownBy(() -> Fixture.update(
                                    connection, "insert into people (name, active) values ('ada', true)"))
                            .isInstanceOf(UniqueViolationException.class);
                }
                connection.begin(TransactionOptions.READ_ONLY);
                var statement = engine.dialect().compile(older(20), dev.orm.sql.BindCollector.indexing(older(20)));
                EngineConnection.Parameters twenty = binder -> binder.setInt(1, 20);
                EngineConnection.Cursor outer = connection.open(statement, twenty, 1);
                assertThat(outer.<Boolean>read(row -> row.next())).isTrue();
                assertThat(rows(engine, connection, older(20))).hasSize(3);
                assertThat(outer.<Boolean>read(row -> row.next())).isTrue();
                assertThat(outer.<Long>read(row -> row.getLong(1))).isEqualTo(2L);
            }
            try (EngineConnection connection = engine.connect(false)) {
                assertThat(connection.isInTransaction()).isFalse();
                assertThat(Fixture.update(connection, "delete from posts")).isEqualTo(4);
            }
        }
    }

    private static List<?> rows(Engine engine, EngineConnection connection, Select<Long> select) {
        dev.orm.sql.BindCollector binds = dev.orm.sql.BindCollector.indexing(select);
        return Fixture.query(connection, engine.dialect().compile(select, binds), binds.values());
    }
}
