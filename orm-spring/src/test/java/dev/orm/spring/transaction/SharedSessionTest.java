package dev.orm.spring.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.Session;
import dev.orm.spring.SpringFixture;
import dev.orm.spring.model.Person;
import dev.orm.spring.model.QPerson;
import dev.orm.sql.Select;
import dev.orm.sql.Sql;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.NoTransactionException;

@EachDatabase
class SharedSessionTest {

    private final SpringFixture spring;
    private final Session session;
    private final Person ada = new Person("Ada", 36);

    SharedSessionTest(TestDatabase database) {
        spring = new SpringFixture(database);
        session = spring.session();
    }

    @BeforeEach
    void fill() {
        spring.transaction().executeWithoutResult(status -> session.add(ada));
    }

    @AfterEach
    void close() {
        spring.close();
    }

    @Test
    void readsWithoutATransaction() {
        long id = Objects.requireNonNull(ada.getId());
        Select<Person> all = Sql.select(QPerson.person);
        assertThat(Objects.requireNonNull(session.get(Person.class, id)).getName())
                .isEqualTo("Ada");
        assertThat(session.find(Person.class, -1L)).isEmpty();
        assertThat(session.query(all).list()).hasSize(1);
        assertThat(session.query(all).single().getName()).isEqualTo("Ada");
        assertThat(session.query(all).optional()).isPresent();
        assertThat(session.query(all).count()).isEqualTo(1);
        assertThat(session.unsafeSql("select name from people where id = :id")
                        .bind("id", id)
                        .list(String.class))
                .containsExactly("Ada");
        assertThat(session.namedSql("Topic.longest").list(int.class)).containsOnlyNulls();
        assertThatThrownBy(() -> session.namedSql("Topic.lngest"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Did you mean \"Topic.longest\"?");
        assertThat(session.isInTransaction()).isFalse();
        assertThat(session.entities()).isEmpty();
        assertThat(session.contains(ada)).isFalse();
    }

    @Test
    void refusesToWriteWithoutATransaction() {
        assertThatThrownBy(() -> session.add(new Person("no", 1)))
                .isInstanceOf(NoTransactionException.class)
                .hasMessageContaining("Session.add needs a transaction")
                .hasMessageContaining("@Transactional");
        assertThatThrownBy(() -> session.execute(Sql.deleteFrom(QPerson.person).everyRow()))
                .isInstanceOf(NoTransactionException.class);
        assertThatThrownBy(() -> session.query(Sql.select(QPerson.person)).stream())
                .isInstanceOf(NoTransactionException.class);
        assertThatThrownBy(() -> session.unsafeSql("delete from people").update())
                .isInstanceOf(NoTransactionException.class);
        assertThatThrownBy(() -> session.namedSql("Topic.rename").update())
                .isInstanceOf(NoTransactionException.class)
                .hasMessageContaining("Session.namedSql(…).update()");
        assertThat(session.query(Sql.select(QPerson.person)).count()).isEqualTo(1);
    }

    @Test
    void leavesTransactionsToSpring() {
        assertThatThrownBy(session::commit)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@Transactional");
        assertThatThrownBy(session::rollback).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isOneSessionInATransaction() {
        long id = Objects.requireNonNull(ada.getId());
        spring.transaction().executeWithoutResult(status -> {
            Person loaded = session.getOrThrow(Person.class, id);
            assertThat(spring.people().findById(id)).containsSame(loaded);
            assertThat(session.contains(loaded)).isTrue();
            loaded.setAge(40);
            assertThat(session.isModified(loaded)).isTrue();
        });
        assertThat(session.getOrThrow(Person.class, id).getAge()).isEqualTo(40);
    }
}
