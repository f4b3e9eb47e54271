package dev.orm.kit.suite.transaction;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.POST;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.LockException;
import dev.orm.engine.TransactionOptions;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Select;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code FOR UPDATE}: rows that one transaction holds are not handed to another. */
public abstract class LockSuite extends Suite {

    private static final Select<Long> IDS = select(P_ID).from(PERSON).orderBy(P_ID.asc());

    /** Made by a subclass. */
    protected LockSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    @Test
    @Tag("CORE-31")
    @Requires(value = Capability.FOR_UPDATE, construct = "FOR UPDATE")
    void locksTheRowsOfAnOuterJoin() {
        db.inTransaction(() -> assertThat(db.list(select(P_ID)
                        .from(PERSON)
                        .leftJoin(POST, People.O_AUTHOR.eq(P_ID))
                        .where(P_NAME.eq("dan"))
                        .forUpdate()))
                .containsExactly(4L));
    }

    @Test
    @Tag("CORE-31")
    @Requires(
            value = {Capability.FOR_UPDATE, Capability.SKIP_LOCKED},
            construct = "SKIP LOCKED")
    void twoWorkersNeverTakeTheSameRow() {
        db.inTransaction(() -> {
            assertThat(db.list(IDS.limit(1).forUpdate().skipLocked())).containsExactly(1L);
            try (EngineConnection other = db.connect()) {
                other.begin(TransactionOptions.READ_WRITE);
                assertThat(other.query(IDS.forUpdate().skipLocked()).list()).containsExactly(2L, 3L, 4L);
                other.rollback();
            }
        });
        assertThat(db.list(IDS)).hasSize(4);
    }

    @Test
    @Tag("CORE-31")
    @Requires(value = Capability.FOR_SHARE, construct = "FOR SHARE")
    void rowsAreShared() {
        db.inTransaction(() -> {
            assertThat(db.list(IDS.limit(1).forShare())).containsExactly(1L);
            try (EngineConnection other = db.connect()) {
                other.begin(TransactionOptions.READ_WRITE);
                assertThat(other.query(IDS.limit(1).forShare()).list()).containsExactly(1L);
                other.rollback();
            }
        });
    }

    @Test
    @Tag("CORE-31")
    @Requires(
            value = {Capability.FOR_UPDATE, Capability.LOCK_NOWAIT},
            construct = "FOR UPDATE")
    void doesNotWaitForALockedRow() {
        db.inTransaction(() -> {
            assertThat(db.list(IDS.limit(1).forUpdate())).containsExactly(1L);
            try (EngineConnection other = db.connect()) {
                other.begin(TransactionOptions.READ_WRITE);
                assertThatThrownBy(() ->
                                other.query(IDS.limit(1).forUpdate().noWait()).list())
                        .isInstanceOf(LockException.class);
                other.rollback();
            }
        });
    }

    @Test
    @Tag("CORE-31")
    @Requires(
            value = {Capability.FOR_UPDATE, Capability.LOCK_OF},
            construct = "FOR UPDATE")
    void locksTheRowsOfOneOfItsTables() {
        db.inTransaction(() -> assertThat(db.list(select(P_ID)
                        .from(PERSON)
                        .join(POST, People.O_AUTHOR.eq(P_ID))
                        .where(P_ID.eq(1L))
                        .forUpdate()
                        .of(PERSON)))
                .containsExactly(1L, 1L));
    }
}
