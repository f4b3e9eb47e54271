package dev.orm.kit.suite.change;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_ACTIVE;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.sql.Sql.excluded;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Insert;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ON CONFLICT} in one form for all databases: the key that is there is left as it is, or its row is updated. */
public abstract class UpsertSuite extends Suite {

    private static final Insert TWO = insertInto(PERSON)
            .columns(P_NAME, P_AGE, P_ACTIVE)
            .values("ada", 1, false)
            .values("eve", 2, true);

    /** Made by a subclass. */
    protected UpsertSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    private List<@Nullable Integer> ages() {
        return db.list(select(P_AGE).from(PERSON).orderBy(P_NAME.asc()));
    }

    @Test
    @Tag("CORE-39")
    void leavesTheRowThatIsThere() {
        db.execute(TWO.onConflict(P_NAME).doNothing());
        assertThat(ages()).containsExactly(36, 25, null, 25, 2);
    }

    @Test
    @Tag("CORE-39")
    void insertsTheFirstOfTwoNewRowsOfOneKey() {
        db.execute(insertInto(PERSON)
                .columns(P_NAME, P_AGE, P_ACTIVE)
                .values("eve", 2, true)
                .values("eve", 3, true)
                .onConflict(P_NAME)
                .doNothing());
        assertThat(ages()).containsExactly(36, 25, null, 25, 2);
    }

    @Test
    @Tag("CORE-39")
    void updatesTheRowThatIsThere() {
        db.execute(TWO.onConflict(P_NAME).doUpdate(P_AGE));
        assertThat(ages()).containsExactly(1, 25, null, 25, 2);
        assertThat(db.list(select(P_ACTIVE).from(PERSON).where(P_NAME.eq("ada"))))
                .containsExactly(true);
    }

    @Test
    @Tag("CORE-39")
    void updatesByTheOldRowAndTheNew() {
        db.execute(TWO.onConflict(P_NAME)
                .doUpdate(set(P_AGE, number(P_AGE).plus(excluded(number(P_AGE))).plus(10))));
        assertThat(ages()).containsExactly(47, 25, null, 25, 2);
    }

    @Test
    @Tag("CORE-39")
    void updatesOnlyWhereACondition() {
        db.execute(TWO.onConflict(P_NAME).doUpdate(P_AGE).where(P_AGE.lt(30)));
        assertThat(ages()).containsExactly(36, 25, null, 25, 2);
    }

    @Test
    @Tag("CORE-39")
    @Requires(value = Capability.CONFLICT_OF_ANY_KEY, construct = "ON CONFLICT")
    void leavesRowsOfWhateverKeyIsThere() {
        db.execute(insertInto(PERSON)
                .columns(P_ID, P_NAME, P_ACTIVE)
                .values(1L, "new", true)
                .values(99L, "bob", true)
                .values(100L, "eve", true)
                .onConflictDoNothing());
        assertThat(db.list(select(P_NAME).from(PERSON).where(P_ID.gt(4L)))).containsExactly("eve");
    }
}
