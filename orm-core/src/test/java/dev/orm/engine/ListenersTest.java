package dev.orm.engine;

import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.DatabaseError;
import dev.orm.engine.EngineConnection.Savepoint;
import dev.orm.engine.TransactionEvent.Kind;
import dev.orm.sql.Select;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.testing.fault.FaultyDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class ListenersTest {

    private static final TableRef PEOPLE = new TableRef(People.PEOPLE, "");
    private static final Select<String> NAMES =
            select(PEOPLE.column(People.NAME)).from(PEOPLE);

    private TestDatabase database;

    @BeforeEach
    void fill(TestDatabase given) {
        database = given;
        try (Fixture fixture = Fixture.open(given)) {
            People.fill(fixture);
        }
    }

    private EngineBuilder engine() {
        return Engine.builder().dataSource(database.dataSource());
    }

    private static dev.orm.sql.Insert ada() {
        return insertInto(PEOPLE).set(PEOPLE.column(People.NAME), "ada").set(PEOPLE.column(People.ACTIVE), true);
    }

    @Test
    @Tag("ENGINE-25")
    void transactionsAreTold() {
        List<Kind> events = new ArrayList<>();
        try (Engine engine =
                engine().transactionListener(e -> events.add(e.kind())).build()) {
            engine.inTransaction(c -> {
                Savepoint first = c.savepoint();
                first.rollback();
                first.release();
                return null;
            });
            assertThat(events)
                    .containsExactly(
                            Kind.BEGUN,
                            Kind.SAVEPOINT,
                            Kind.ROLLED_BACK_TO_SAVEPOINT,
                            Kind.SAVEPOINT_RELEASED,
                            Kind.COMMITTED);
            events.clear();
            assertThatThrownBy(() -> engine.inTransaction(c -> c.execute(ada())))
                    .isInstanceOf(UniqueViolationException.class);
            assertThat(events).containsExactly(Kind.BEGUN, Kind.ROLLED_BACK);
            events.clear();
            try (EngineConnection left = engine.connect(false)) {
                left.begin(TransactionOptions.READ_WRITE);
            }
            assertThat(events).containsExactly(Kind.BEGUN, Kind.ROLLED_BACK);
        }
    }

    @Test
    @Tag("ENGINE-25")
    void aListenerCannotChangeAnOutcome() {
        try (Engine engine = engine().transactionListener(event -> {
                    throw new IllegalStateException("a fault of the listener");
                })
                .build()) {
            assertThat(engine.<List<String>>inTransaction(c -> c.query(NAMES).list()))
                    .hasSize(4);
        }
    }

    @Test
    @Tag("ENGINE-24")
    void connectionsAreTold() {
        List<String> events = new ArrayList<>();
        FaultyDataSource pool = new FaultyDataSource(database.dataSource(), database.kind());
        try (Engine engine = Engine.builder()
                .dataSource(pool)
                .connectionListener(new ConnectionListener() {
                    @Override
                    public void opened(Connection connection) throws SQLException {
                        assertThat(connection.getAutoCommit()).isTrue();
                        events.add("opened");
                    }

                    @Override
                    public void borrowed(Connection connection, boolean readOnly) {
                        events.add("borrowed " + readOnly);
                    }

                    @Override
                    public void returned(Connection connection, boolean discarded) {
                        events.add("returned " + discarded);
                    }
                })
                .build()) {
            engine.inTransaction(c -> c.query(NAMES).list());
            engine.inReadOnlyTransaction(c -> c.query(NAMES).list());
        }
        assertThat(events)
                .containsExactly("opened", "borrowed false", "returned false", "borrowed true", "returned false");
        pool.close();
    }

    @Test
    @Tag("ENGINE-25")
    void aCommentGoesWithEveryStatement() {
        try (Engine engine =
                engine().statementTag(statement -> statement.table() + " page").build()) {
            assertThatThrownBy(() -> engine.inTransaction(c -> c.execute(ada())))
                    .isInstanceOf(UniqueViolationException.class)
                    .hasMessageEndingWith(" /* people page */");
            assertThat(engine.<List<String>>inTransaction(c -> c.query(NAMES).list()))
                    .hasSize(4);
        }
        try (Engine hostile = engine().statementTag(statement -> "*/ drop").build()) {
            assertThatThrownBy(() -> hostile.inTransaction(c -> c.query(NAMES).list()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static final class NameTakenException extends DatabaseException {

        private static final long serialVersionUID = 1L;

        NameTakenException(DatabaseException error, @Nullable SQLException driver) {
            super("The name is taken.", new DatabaseError(error.kind(), error.constraint()), error.sql(), driver);
        }
    }

    @Test
    @Tag("ENGINE-16")
    void errorsAreTranslatedByTheApplication() {
        try (Engine engine = engine().errorHandler((error, driver) ->
                        error instanceof UniqueViolationException ? new NameTakenException(error, null) : error)
                .build()) {
            assertThatThrownBy(() -> engine.inTransaction(c -> c.execute(ada())))
                    .isInstanceOf(NameTakenException.class)
                    .hasMessage("The name is taken.");
            assertThatThrownBy(() ->
                            engine.inTransaction(c -> c.unsafeSql("nonsense").update()))
                    .isInstanceOf(SqlSyntaxException.class);
        }
    }

    @Test
    @Tag("ENGINE-16")
    @Tag("ENGINE-20")
    void anErrorCanTakeItsConnectionOutOfUse() {
        List<Boolean> discarded = new ArrayList<>();
        try (Engine engine = engine().errorHandler((error, driver) -> new ConnectionException(
                        "gone", new DatabaseError(DatabaseError.Kind.CONNECTION, null), error.sql(), driver))
                .connectionListener(new ConnectionListener() {
                    @Override
                    public void returned(Connection connection, boolean out) {
                        discarded.add(out);
                    }
                })
                .build()) {
            assertThatThrownBy(() -> engine.inTransaction(c -> c.execute(ada())))
                    .isInstanceOf(ConnectionException.class);
            assertThat(engine.<List<String>>inTransaction(c -> c.query(NAMES).list()))
                    .hasSize(4);
        }
        assertThat(discarded).containsExactly(true, false);
    }
}
