package dev.orm.spring.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.Session;
import dev.orm.spring.SpringFixture;
import dev.orm.spring.model.Person;
import dev.orm.spring.model.QPerson;
import dev.orm.sql.Sql;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions in the transactions of another transaction manager for the same data source. */
@EachDatabase
class ForeignTransactionTest {

    private final SpringFixture spring;
    private final Session session;
    private final JdbcTransactionManager manager;

    ForeignTransactionTest(TestDatabase database) {
        spring = new SpringFixture(database);
        session = spring.session();
        manager = new JdbcTransactionManager(spring.bean(DataSource.class));
    }

    @AfterEach
    void close() {
        spring.close();
    }

    private List<String> names() {
        return session.query(
                        Sql.select(QPerson.person.name).from(QPerson.person).orderBy(QPerson.person.name.asc()))
                .list();
    }

    @Test
    void flushesBeforeTheOtherManagerCommits() {
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            Person ada = session.add(new Person("ada", 1));
            assertThat(session.contains(ada)).isTrue();
            status.flush();
            assertThat(spring.rows("people")).isEqualTo(1);
            session.add(new Person("grace", 1));
        });
        assertThat(names()).containsExactly("ada", "grace");
        assertThat(session.isInTransaction()).isFalse();
    }

    @Test
    void isRolledBackWithTheOtherManager() {
        assertThatThrownBy(() -> new TransactionTemplate(manager).executeWithoutResult(status -> {
                    session.add(new Person("ada", 1));
                    session.flush();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(names()).isEmpty();
    }

    @Test
    void translatesWhatIsFlushedAtTheEnd() {
        spring.people().save(new Person("ada", 1));
        assertThatThrownBy(() -> new TransactionTemplate(manager)
                        .executeWithoutResult(status -> session.add(new Person("ada", 2))))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> new TransactionTemplate(manager).executeWithoutResult(status -> {
                    session.add(new Person("ada", 2));
                    assertThatThrownBy(session::flush).isNotNull();
                }))
                .satisfiesAnyOf(
                        error -> assertThat(error).isInstanceOf(UnexpectedRollbackException.class),
                        error -> assertThat(error).isInstanceOf(DuplicateKeyException.class),
                        error -> assertThat(error).isInstanceOf(org.springframework.dao.DataAccessException.class));
        assertThat(names()).containsExactly("ada");
    }

    @Test
    void refusesANestedTransactionOverUnflushedChanges() {
        TransactionTemplate nested = new TransactionTemplate(manager);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            session.add(new Person("outer", 1));
            assertThatThrownBy(() -> nested.executeWithoutResult(inner -> {}))
                    .isInstanceOf(IllegalTransactionStateException.class)
                    .hasMessageContaining("flush");
            session.flush();
            assertThatThrownBy(() -> nested.executeWithoutResult(inner -> {
                        session.add(new Person("nested", 1));
                        session.flush();
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
        });
        assertThat(names()).containsExactly("outer");
    }

    @Test
    void refusesToBeginBesideTheOtherManager() {
        new TransactionTemplate(manager)
                .executeWithoutResult(
                        status -> assertThatThrownBy(() -> spring.transaction().executeWithoutResult(inner -> {}))
                                .isInstanceOf(IllegalTransactionStateException.class)
                                .hasMessageContaining("transaction manager"));
    }
}
