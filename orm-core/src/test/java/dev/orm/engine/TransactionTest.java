package dev.orm.engine;

import static dev.orm.engine.People.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.engine.EngineConnection.Savepoint;
import dev.orm.schema.Column;
import dev.orm.sql.Sql;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.RowReader;
import dev.orm.type.SqlType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class TransactionTest {

    private static final List<Column<?>> NAMED = List.of(People.NAME, People.ACTIVE);

    private static final TransactionOptions SHORT = new TransactionOptions(false, null, Duration.ofMillis(200));

    private Fixture db;
    private EngineConnection connection;
    private DatabaseKind kind;
    private TestDatabase database;

    @BeforeEach
    void open(TestDatabase given) {
        database = given;
        kind = given.kind();
        db = Fixture.open(given);
        db.create(People.PEOPLE, People.POSTS);
        connection = db.connection();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void insert(String name) {
        db.insert(People.PEOPLE, NAMED, row(name, true));
    }

    private List<?> names() {
        return db.values(Sql.select(People.PERSON.column(People.NAME))
                .from(People.PERSON)
                .orderBy(People.PERSON.column(People.NAME).asc()));
    }

    private List<?> namesSeenByOthers() {
        try (Fixture other = Fixture.open(database)) {
            return other.values(Sql.select(People.PERSON.column(People.NAME)).from(People.PERSON));
        }
    }

    @Test
    @Tag("ENGINE-04")
    @Tag("ENGINE-05")
    void commitsAndRollsBack() {
        connection.begin(TransactionOptions.READ_WRITE);
        insert("a");
        assertThat(connection.isInTransaction()).isTrue();
        connection.commit();
        assertThat(connection.isInTransaction()).isFalse();
        connection.begin(TransactionOptions.READ_WRITE);
        insert("b");
        connection.rollback();
        connection.rollback();
        insert("c");
        assertThat(namesSeenByOthers()).isEqualTo(List.of("a", "c"));
    }

    @Test
    @Tag("ENGINE-04")
    void rollsBackWhatIsOpenWhenClosed() {
        try (EngineConnection other = db.engine().connect(false)) {
            other.begin(TransactionOptions.READ_WRITE);
            Fixture.update(other, "insert into \"people\" (\"name\", \"active\") values ('x', true)");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    @Tag("ENGINE-15")
    void canOnlyRollBackAfterAnError() {
        insert("a");
        connection.begin(TransactionOptions.READ_WRITE);
        insert("b");
        assertThatThrownBy(() -> insert("a")).isInstanceOf(UniqueViolationException.class);
        assertThat(connection.isFailed()).isTrue();
        assertThatThrownBy(this::names).isInstanceOf(TransactionFailedException.class);
        assertThatThrownBy(connection::commit)
                .isInstanceOf(TransactionFailedException.class)
                .hasCauseInstanceOf(UniqueViolationException.class);
        assertThat(connection.isInTransaction()).isFalse();
        assertThat(connection.isFailed()).isFalse();
        assertThat(names()).isEqualTo(List.of("a"));
    }

    @Test
    @Tag("ENGINE-06")
    void savepointsUndoAndForgive() {
        connection.begin(TransactionOptions.READ_WRITE);
        insert("a");
        Savepoint outer = connection.savepoint();
        insert("b");
        Savepoint inner = connection.savepoint();
        insert("c");
        assertThatThrownBy(() -> insert("a")).isInstanceOf(UniqueViolationException.class);
        inner.rollback();
        assertThat(connection.isFailed()).isFalse();
        insert("d");
        inner.release();
        assertThat(names()).isEqualTo(List.of("a", "b", "d"));
        outer.rollback();
        outer.release();
        insert("e");
        connection.commit();
        assertThat(namesSeenByOthers()).isEqualTo(List.of("a", "e"));
    }

    @Test
    @Tag("ENGINE-06")
    void rollingBackTheWholeUndoesAReleasedSavepoint() {
        connection.begin(TransactionOptions.READ_WRITE);
        Savepoint savepoint = connection.savepoint();
        insert("a");
        savepoint.release();
        connection.rollback();
        assertThat(names()).isEmpty();
        assertThatThrownBy(connection::savepoint)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs a transaction");
    }

    @Test
    @Tag("ENGINE-09")
    void refusesWritesInAReadOnlyTransaction() throws SQLException {
        insert("a");
        connection.begin(TransactionOptions.READ_ONLY);
        assertThat(connection.isReadOnly()).isTrue();
        assertThat(names()).isEqualTo(List.of("a"));
        assertThatThrownBy(() -> insert("b")).isInstanceOf(ReadOnlyException.class);
        if (kind != DatabaseKind.H2) {
            assertThatThrownBy(() -> {
                        try (java.sql.Statement raw = connection.jdbc().createStatement()) {
                            raw.execute(Fixture.named(connection, "delete from \"people\""));
                        }
                    })
                    .isInstanceOf(SQLException.class);
        }
        connection.rollback();
        insert("c");
        assertThat(names()).isEqualTo(List.of("a", "c"));
    }

    @Test
    @Tag("ENGINE-09")
    void refusesWritesOnAConnectionBorrowedForReading() {
        try (EngineConnection reader = db.engine().connect(true)) {
            assertThatThrownBy(() -> Fixture.update(reader, "delete from \"people\""))
                    .isInstanceOf(ReadOnlyException.class);
            assertThatThrownBy(() -> reader.begin(TransactionOptions.READ_WRITE))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @Tag("ENGINE-08")
    void isolatesAndRestores() throws SQLException {
        int before = connection.jdbc().getTransactionIsolation();
        for (Isolation level : Isolation.values()) {
            connection.begin(TransactionOptions.READ_WRITE.isolation(level));
            assertThat(names()).isEmpty();
            connection.commit();
            assertThat(connection.jdbc().getTransactionIsolation()).isEqualTo(before);
        }
        assertThatThrownBy(() -> Isolation.of(77))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("READ_COMMITTED")
                .hasMessageContaining("SERIALIZABLE");
        assertThat(connection.isInTransaction()).isFalse();
    }

    private CompiledStatement slow() {
        String sql = switch (kind) {
            case POSTGRESQL -> "select count(*) from generate_series(1, 2000000000)";
            case H2 -> "select count(*) from system_range(1, 100000) a, system_range(1, 100000) b where a.x + b.x = 0";
            case SQLITE ->
                "with recursive c(x) as (select 1 union all select x + 1 from c where x < 2000000000) select count(*) from c";
            case MARIADB -> "select count(*) from seq_1_to_1000000000 a, seq_1_to_1000000000 b where a.seq + b.seq = 0";
        };
        return new CompiledStatement(sql, Operation.SELECT, "slow", List.of(), List.of(SqlType.BIGINT));
    }

    @Test
    @Tag("ENGINE-15")
    void stopsAStatementThatTakesTooLong() {
        connection.setOptions(ExecutionOptions.DEFAULT.timeout(Duration.ofMillis(300)));
        long start = System.nanoTime();
        assertThatThrownBy(() -> Fixture.query(connection, slow(), new Object[0]))
                .isInstanceOf(StatementTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(3000));
        for (int i = 0; i < 100; i++) {
            insert("n" + i);
        }
        connection.setOptions(ExecutionOptions.DEFAULT);
        assertThat(names()).hasSize(100);
    }

    @Test
    @Tag("ENGINE-15")
    void stopsATransactionThatTakesTooLong() {
        connection.begin(SHORT);
        insert("a");
        assertThatThrownBy(() -> Fixture.query(connection, slow(), new Object[0]))
                .isInstanceOf(StatementTimeoutException.class);
        assertThatThrownBy(connection::commit).isInstanceOf(TransactionFailedException.class);
        assertThat(names()).isEmpty();
    }

    @Test
    @Tag("ENGINE-04")
    void joinsATransactionOfSomebodyElse() throws SQLException {
        Connection jdbc = connection.jdbc();
        db.engine().dialect().begin(jdbc, false);
        EngineConnection joined = db.engine().wrap(jdbc);
        assertThat(joined.isInTransaction()).isTrue();
        Fixture.update(joined, "insert into \"people\" (\"name\", \"active\") values ('x', true)");
        assertThatThrownBy(joined::commit).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(joined::rollback).isInstanceOf(IllegalStateException.class);
        Savepoint savepoint = joined.savepoint();
        Fixture.update(joined, "insert into \"people\" (\"name\", \"active\") values ('y', true)");
        savepoint.rollback();
        joined.close();
        assertThat(jdbc.isClosed()).isFalse();
        db.engine().dialect().commit(jdbc);
        db.engine().dialect().restore(jdbc);
        assertThat(namesSeenByOthers()).isEqualTo(List.of("x"));
    }

    @Test
    @Tag("ENGINE-04")
    void adoptsAConnectionOfSomebodyElse() throws SQLException {
        try (Connection jdbc = database.dataSource().getConnection()) {
            try (EngineConnection adopted = db.engine().adopt(jdbc)) {
                adopted.begin(TransactionOptions.READ_WRITE);
                Fixture.update(adopted, "insert into \"people\" (\"name\", \"active\") values ('x', true)");
                adopted.commit();
                adopted.begin(TransactionOptions.READ_WRITE);
                Fixture.update(adopted, "insert into \"people\" (\"name\", \"active\") values ('y', true)");
            }
            assertThat(jdbc.isClosed()).isFalse();
            assertThat(jdbc.getAutoCommit()).isTrue();
        }
        assertThat(names()).isEqualTo(List.of("x"));
    }

    @Test
    @Tag("CORE-35")
    @Tag("ENGINE-29")
    void batchesAreAllOrNothing() {
        CompiledStatement insert = db.engine().dialect().compileInsert(People.PEOPLE, NAMED, 1, List.of());
        List<String> good = List.of("a", "b", "c");
        assertThat(connection.batch(insert, 3, (i, binder) -> insert.bind(binder, new Object[] {good.get(i), true})))
                .containsExactly(1, 1, 1);
        List<String> bad = List.of("d", "a", "e");
        assertThatThrownBy(() -> connection.batch(
                        insert, 3, (i, binder) -> insert.bind(binder, new Object[] {bad.get(i), true})))
                .isInstanceOf(UniqueViolationException.class);
        assertThat(names()).isEqualTo(good);
    }

    @Test
    @Tag("ENGINE-29")
    void countsTheRowsThatWereMatched() {
        insert("a");
        insert("b");
        assertThat(db.run(Sql.update(People.PERSON)
                        .set(People.PERSON.column(People.ACTIVE), true)
                        .everyRow()))
                .isEqualTo(2);
        assertThat(db.run(Sql.deleteFrom(People.PERSON)
                        .where(People.PERSON.column(People.NAME).eq("z"))))
                .isZero();
    }

    @Test
    @Tag("ENGINE-11")
    void readsRowsWhileTheStatementIsOpen() {
        insert("a");
        insert("b");
        CompiledStatement all = new CompiledStatement(
                Fixture.named(connection, "select \"name\" from \"people\" order by 1"),
                Operation.SELECT,
                "people",
                List.of(),
                List.of(SqlType.VARCHAR));
        assertThatThrownBy(() -> connection.open(all, EngineConnection.Parameters.NONE, 10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
        connection.begin(TransactionOptions.READ_ONLY);
        try (EngineConnection.Cursor cursor = connection.open(all, EngineConnection.Parameters.NONE, 10)) {
            assertThat(cursor.read(RowReader::next)).isTrue();
            assertThat(names()).hasSize(2);
            assertThat(cursor.read(RowReader::next)).isTrue();
            assertThat(cursor.read(RowReader::next)).isFalse();
        }
        connection.commit();
    }
}
