package dev.orm.kit.suite.transaction;

import static dev.orm.kit.suite.People.PEOPLE;
import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.POST;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Dialects;
import dev.orm.engine.ConnectionException;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.ExecutionOptions;
import dev.orm.engine.SqlSyntaxException;
import dev.orm.engine.StatementTimeoutException;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Select;
import dev.orm.sql.node.TableRef;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Connections: that the dialect is found, that a dead one is known as such, and that a statement can be stopped. */
public abstract class ConnectionSuite extends Suite {

    /** Made by a subclass. */
    protected ConnectionSuite() {}

    @Test
    @Tag("ENGINE-19")
    void isAlive() throws SQLException {
        assertThat(db.connection().jdbc().isValid(5)).isTrue();
    }

    @Test
    @Tag("ENGINE-03")
    void theDialectIsFoundByTheUrl() throws SQLException {
        assertThat(Dialects.forConnection(db.connection().jdbc()).name())
                .isEqualTo(db.dialect().name());
    }

    @Test
    @Tag("ENGINE-26")
    void aConnectionThatIsGoneIsToldAndReplaced() throws SQLException {
        People.fill(db);
        EngineConnection broken = db.connect();
        broken.jdbc().close();
        assertThatThrownBy(() -> broken.query(select(P_ID).from(PERSON)).list())
                .isInstanceOf(ConnectionException.class);
        broken.close();
        try (EngineConnection next = db.connect()) {
            assertThat(next.query(select(P_ID).from(PERSON)).list()).hasSize(4);
        }
    }

    @Test
    @Tag("ENGINE-15")
    void aTableThatIsMissingIsTold() {
        assertThatThrownBy(() -> db.list(select(P_ID).from(PERSON)))
                .isInstanceOf(SqlSyntaxException.class)
                .hasMessageContaining("people");
        db.create(PEOPLE);
        assertThat(db.list(select(P_ID).from(PERSON))).isEmpty();
    }

    @Test
    @Tag("ENGINE-15")
    void aStatementThatTakesTooLongIsStopped() {
        db.create(PEOPLE);
        @Nullable
        Object[][] rows =
                IntStream.range(0, 400).mapToObj(i -> People.row("n" + i, true)).toArray(Object[][]::new);
        db.insert(PEOPLE, List.of(People.NAME, People.ACTIVE), rows);
        db.connection().setOptions(ExecutionOptions.DEFAULT.timeout(Duration.ofMillis(250)));
        long start = System.nanoTime();
        assertThatThrownBy(() -> db.list(slow())).isInstanceOf(StatementTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(db.list(select(P_NAME).from(PERSON).where(P_NAME.eq("n7")))).hasSize(1);
        db.connection().setOptions(ExecutionOptions.DEFAULT);
        assertThat(db.execute(update(PERSON).set(People.P_AGE, 1).everyRow())).isEqualTo(400);
    }

    /** Each row with each of each of each: 25,600,000,000 of them. */
    private static Select<Long> slow() {
        TableRef b = new TableRef(PEOPLE, "b");
        TableRef c = new TableRef(PEOPLE, "c");
        TableRef d = new TableRef(PEOPLE, "d");
        return select(count())
                .from(PERSON)
                .join(b, b.column(People.ID).gt(0L))
                .join(c, c.column(People.ID).gt(0L))
                .join(
                        d,
                        number(P_ID)
                                .plus(b.column(People.ID))
                                .plus(c.column(People.ID))
                                .plus(d.column(People.ID))
                                .lt(0L));
    }

    @Test
    @Tag("ENGINE-22")
    void manyStatementsLeaveNothingOpen() {
        People.fill(db);
        for (int i = 0; i < 200; i++) {
            assertThat(db.list(select(People.O_ID)
                            .from(POST)
                            .where(People.O_ID.eq((long) i))
                            .limit(1)))
                    .hasSizeLessThan(2);
        }
    }
}
