package dev.orm.engine;

import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.sql.Insert;
import dev.orm.sql.Select;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two transactions that each read what the other changes. */
@EachDatabase(only = DatabaseKind.POSTGRESQL, reason = "the others let one wait for the other, or see no conflict")
class SerializableConflictTest {

    private static final TransactionOptions SERIALIZABLE =
            TransactionOptions.READ_WRITE.isolation(Isolation.SERIALIZABLE);

    @Test
    @Tag("ENGINE-08")
    void isToldAtTheCommitOfTheSecond(TestDatabase database) {
        try (Fixture db = Fixture.open(database)) {
            db.create(People.PEOPLE);
            Select<Long> all = select(count()).from(People.PERSON);
            try (EngineConnection one = db.engine().connect(false);
                    EngineConnection other = db.engine().connect(false)) {
                one.begin(SERIALIZABLE);
                other.begin(SERIALIZABLE);
                assertThat(one.query(all).single()).isZero();
                assertThat(other.query(all).single()).isZero();
                one.execute(insert("a"));
                other.execute(insert("b"));
                one.commit();
                assertThatThrownBy(other::commit).isInstanceOf(SerializationException.class);
                assertThat(other.isInTransaction()).isFalse();
            }
        }
    }

    private static Insert insert(String name) {
        TableRef people = new TableRef(People.PEOPLE, "");
        return insertInto(people).set(people.column(People.NAME), name).set(people.column(People.ACTIVE), true);
    }
}
