package dev.orm.kit.suite.transaction;

import static dev.orm.kit.suite.People.ACTIVE;
import static dev.orm.kit.suite.People.NAME;
import static dev.orm.kit.suite.People.PEOPLE;
import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.row;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.Isolation;
import dev.orm.engine.TransactionOptions;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Select;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Isolation levels: that they are set, kept to, and undone. */
public abstract class IsolationSuite extends Suite {

    private static final Select<Long> COUNT = select(count()).from(PERSON);

    /** Made by a subclass. */
    protected IsolationSuite() {}

    @BeforeEach
    void fill() {
        db.create(PEOPLE);
        db.insert(PEOPLE, List.of(NAME, ACTIVE), row("ada", true));
    }

    @Test
    @Tag("ENGINE-08")
    void setsEachLevelAndRestoresTheFormer() throws SQLException {
        EngineConnection connection = db.connection();
        int before = connection.jdbc().getTransactionIsolation();
        for (Isolation level : Isolation.values()) {
            connection.begin(TransactionOptions.READ_WRITE.isolation(level));
            assertThat(db.value(COUNT)).isEqualTo(1L);
            connection.commit();
            assertThat(connection.jdbc().getTransactionIsolation()).isEqualTo(before);
            connection.begin(TransactionOptions.READ_WRITE.isolation(level));
            connection.rollback();
            assertThat(connection.jdbc().getTransactionIsolation()).isEqualTo(before);
        }
    }

    @Test
    @Tag("ENGINE-08")
    void readsOnlyWhatWasCommitted() {
        if (!db.supports(Capability.CONCURRENT_WRITERS)) {
            readsWhatWasThereWhenItBegan(Isolation.SERIALIZABLE);
            return;
        }
        try (EngineConnection other = db.connect()) {
            other.begin(TransactionOptions.READ_WRITE);
            other.execute(insertInto(PERSON).set(People.P_NAME, "x").set(People.P_ACTIVE, true));
            db.connection().begin(TransactionOptions.READ_WRITE.isolation(Isolation.READ_COMMITTED));
            assertThat(db.value(COUNT)).isEqualTo(1L);
            other.commit();
            assertThat(db.value(COUNT)).isEqualTo(2L);
            db.connection().commit();
        }
    }

    @Test
    @Tag("ENGINE-08")
    void repeatableReadsRepeat() {
        readsWhatWasThereWhenItBegan(Isolation.REPEATABLE_READ);
    }

    private void readsWhatWasThereWhenItBegan(Isolation level) {
        try (EngineConnection reader = db.connect()) {
            reader.begin(TransactionOptions.READ_ONLY.isolation(level));
            assertThat(reader.query(COUNT).list()).containsExactly(1L);
            db.insert(PEOPLE, List.of(NAME, ACTIVE), row("bob", true));
            assertThat(reader.query(COUNT).list()).containsExactly(1L);
            reader.commit();
            assertThat(reader.query(COUNT).list()).containsExactly(2L);
        }
    }
}
