package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Select;
import dev.orm.sql.Sql;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class EngineTest {

    private static Engine byUrl(TestDatabase database) {
        EngineBuilder builder = Engine.builder().url(database.url());
        if (database.kind() != DatabaseKind.SQLITE) {
            builder.credentials(database.username(), database.password());
        }
        return builder.build();
    }

    @Test
    @Tag("ENGINE-01")
    @Tag("ENGINE-02")
    void knowsTheDatabaseByItsUrl(TestDatabase database) {
        try (Engine engine = byUrl(database)) {
            assertThat(engine.dialect().name()).isEqualTo(database.kind().label());
        }
    }

    @Test
    @Tag("ENGINE-02")
    void connectsAtTheFirstUseOnly(TestDatabase database) {
        AtomicInteger connections = new AtomicInteger();
        DataSource counting = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    connections.incrementAndGet();
                    return database.dataSource().getConnection();
                });
        Engine engine = Engine.create(counting);
        assertThat(connections).hasValue(0);
        assertThat(engine.dialect().name()).isEqualTo(database.kind().label());
        assertThat(connections).hasValue(1);
    }

    @Test
    @Tag("ENGINE-02")
    void usesItsOwnConnectionsAgainAndTransactionsSeeEachOther(TestDatabase database) {
        try (Engine engine = byUrl(database)) {
            try (EngineConnection connection = engine.connect(false)) {
                Fixture.update(connection, "create table \"t\" (\"a\" integer)");
                connection.begin(TransactionOptions.READ_WRITE);
                Fixture.update(connection, "insert into \"t\" values (1)");
                connection.commit();
            }
            for (int i = 0; i < 3; i++) {
                try (EngineConnection reader = engine.connect(true);
                        EngineConnection second = engine.connect(true)) {
                    assertThat(reader.jdbc()).isNotSameAs(second.jdbc());
                    assertThat(count(reader)).isEqualTo(1);
                    assertThat(count(second)).isEqualTo(1);
                }
            }
        }
    }

    private static long count(EngineConnection connection) {
        return connection.query(
                new dev.orm.dialect.CompiledStatement(
                        Fixture.named(connection, "select count(*) from \"t\""),
                        dev.orm.dialect.CompiledStatement.Operation.SELECT,
                        "t",
                        List.of(),
                        List.of()),
                EngineConnection.Parameters.NONE,
                row -> row.next() ? row.getLong(1) : -1L);
    }

    @Test
    @Tag("ENGINE-25")
    @Tag("ENGINE-14")
    void tellsListenersOfStatementsWithoutValues(TestDatabase database) {
        List<StatementEvent> events = new ArrayList<>();
        Engine engine = Engine.builder()
                .dataSource(database.dataSource())
                .listener(new StatementListener() {
                    @Override
                    public void afterStatement(StatementEvent event) {
                        events.add(event);
                    }
                })
                .build();
        try (Fixture fixture = Fixture.open(database)) {
            People.fill(fixture);
        }
        try (EngineConnection connection = engine.connect(false)) {
            Select<?> select = Sql.select(People.PERSON.column(People.NAME))
                    .from(People.PERSON)
                    .where(People.PERSON.column(People.NAME).ne("s3cret"));
            BindCollector binds = BindCollector.indexing(select);
            Fixture.query(connection, engine.dialect().compile(select, binds), binds.values());
            assertThatThrownBy(() -> Fixture.update(connection, "nonsense")).isInstanceOf(SqlSyntaxException.class);
        }
        assertThat(events).hasSize(2);
        assertThat(events.get(0).rows()).isEqualTo(4);
        assertThat(events.get(0).table()).isEqualTo("people");
        assertThat(events.get(0).nanos()).isPositive();
        assertThat(events.get(0).error()).isNull();
        assertThat(events.get(1).error()).isEqualTo(dev.orm.dialect.DatabaseError.Kind.SYNTAX);
        assertThat(events.toString()).doesNotContain("s3cret");
    }

    @Test
    @Tag("ENGINE-02")
    void refusesUseAfterClose(TestDatabase database) {
        Engine engine = byUrl(database);
        engine.close();
        assertThatThrownBy(() -> engine.connect(false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        try (Fixture fixture = Fixture.open(database)) {
            EngineConnection connection = fixture.engine().connect(true);
            connection.close();
            connection.close();
            assertThatThrownBy(() -> connection.begin(TransactionOptions.READ_ONLY))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
        }
    }
}
