package dev.orm.kit.suite.transaction;

import static dev.orm.kit.suite.People.ACTIVE;
import static dev.orm.kit.suite.People.NAME;
import static dev.orm.kit.suite.People.PEOPLE;
import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.kit.suite.People.row;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.EngineConnection;
import dev.orm.engine.EngineConnection.Savepoint;
import dev.orm.engine.ReadOnlyException;
import dev.orm.engine.TransactionFailedException;
import dev.orm.engine.TransactionOptions;
import dev.orm.engine.UniqueViolationException;
import dev.orm.kit.suite.Suite;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commit, rollback, savepoints, and the rule that a transaction is over after an error. */
public abstract class TransactionSuite extends Suite {

    private EngineConnection connection;

    /** Made by a subclass. */
    protected TransactionSuite() {}

    @BeforeEach
    void create() {
        db.create(PEOPLE);
        connection = db.connection();
    }

    private void insert(String name) {
        db.insert(PEOPLE, List.of(NAME, ACTIVE), row(name, true));
    }

    private List<String> names() {
        return db.list(select(P_NAME).from(PERSON).orderBy(P_NAME.asc()));
    }

    private List<String> namesSeenByOthers() {
        try (EngineConnection other = db.connect()) {
            return other.query(select(P_NAME).from(PERSON).orderBy(P_NAME.asc()))
                    .list();
        }
    }

    @Test
    @Tag("ENGINE-04")
    void commitsAndRollsBack() {
        connection.begin(TransactionOptions.READ_WRITE);
        insert("a");
        connection.commit();
        connection.begin(TransactionOptions.READ_WRITE);
        insert("b");
        connection.rollback();
        assertThat(namesSeenByOthers()).containsExactly("a");
    }

    @Test
    @Tag("ENGINE-08")
    void withoutATransactionEachStatementIsKeptAtOnce() throws SQLException {
        insert("a");
        assertThat(namesSeenByOthers()).containsExactly("a");
        connection.begin(TransactionOptions.READ_WRITE);
        insert("b");
        connection.commit();
        assertThat(connection.jdbc().getAutoCommit()).isTrue();
        insert("c");
        assertThat(namesSeenByOthers()).containsExactly("a", "b", "c");
    }

    @Test
    @Tag("ENGINE-04")
    void rollsBackWhatIsOpenWhenTheConnectionIsClosed() {
        try (EngineConnection other = db.connect()) {
            other.begin(TransactionOptions.READ_WRITE);
            other.execute(dev.orm.sql.Sql.insertInto(PERSON).set(P_NAME, "x").set(PERSON.column(ACTIVE), true));
        }
        assertThat(names()).isEmpty();
    }

    @Test
    @Tag("ENGINE-15")
    void isOverAfterAnError() {
        insert("a");
        connection.begin(TransactionOptions.READ_WRITE);
        insert("b");
        assertThatThrownBy(() -> insert("a")).isInstanceOf(UniqueViolationException.class);
        assertThatThrownBy(this::names).isInstanceOf(TransactionFailedException.class);
        assertThatThrownBy(connection::commit)
                .isInstanceOf(TransactionFailedException.class)
                .hasCauseInstanceOf(UniqueViolationException.class);
        assertThat(connection.isInTransaction()).isFalse();
        assertThat(namesSeenByOthers()).containsExactly("a");
    }

    @Test
    @Tag("ENGINE-06")
    void aSavepointUndoesWhatCameAfterIt() {
        connection.begin(TransactionOptions.READ_WRITE);
        insert("a");
        Savepoint outer = connection.savepoint();
        insert("b");
        Savepoint inner = connection.savepoint();
        insert("c");
        inner.rollback();
        inner.release();
        assertThat(names()).containsExactly("a", "b");
        outer.rollback();
        outer.release();
        insert("d");
        connection.commit();
        assertThat(namesSeenByOthers()).containsExactly("a", "d");
    }

    @Test
    @Tag("ENGINE-06")
    void aSavepointForgivesAnError() {
        connection.begin(TransactionOptions.READ_WRITE);
        insert("a");
        Savepoint savepoint = connection.savepoint();
        assertThatThrownBy(() -> insert("a")).isInstanceOf(UniqueViolationException.class);
        savepoint.rollback();
        insert("b");
        savepoint.release();
        connection.commit();
        assertThat(namesSeenByOthers()).containsExactly("a", "b");
    }

    @Test
    @Tag("ENGINE-06")
    void aReleasedSavepointIsUndoneWithTheWhole() {
        connection.begin(TransactionOptions.READ_WRITE);
        Savepoint savepoint = connection.savepoint();
        insert("a");
        savepoint.release();
        connection.rollback();
        assertThat(namesSeenByOthers()).isEmpty();
    }

    @Test
    @Tag("ENGINE-09")
    void aReadOnlyTransactionReadsAndDoesNotWrite() {
        insert("a");
        connection.begin(TransactionOptions.READ_ONLY);
        assertThat(names()).containsExactly("a");
        assertThatThrownBy(() -> insert("b")).isInstanceOf(ReadOnlyException.class);
        connection.rollback();
        insert("c");
        assertThat(names()).containsExactly("a", "c");
    }

    @Test
    @Tag("ENGINE-09")
    void readingAndWritingTransactionsTakeTurnsOnOneConnection() {
        for (int i = 0; i < 3; i++) {
            connection.begin(TransactionOptions.READ_ONLY);
            assertThat(names()).hasSize(i);
            connection.commit();
            connection.begin(TransactionOptions.READ_WRITE);
            insert("n" + i);
            connection.commit();
        }
        assertThat(db.execute(deleteFrom(PERSON).everyRow())).isEqualTo(3);
    }
}
