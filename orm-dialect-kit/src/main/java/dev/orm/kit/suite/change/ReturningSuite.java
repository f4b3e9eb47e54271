package dev.orm.kit.suite.change;

import static dev.orm.kit.suite.People.O_AUTHOR;
import static dev.orm.kit.suite.People.O_TITLE;
import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.POST;
import static dev.orm.kit.suite.People.P_ACTIVE;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code RETURNING} of each kind of change, of columns and of expressions. */
public abstract class ReturningSuite extends Suite {

    /** Made by a subclass. */
    protected ReturningSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    @Test
    @Tag("CORE-41")
    @Requires(value = Capability.INSERT_RETURNING, construct = "INSERT RETURNING")
    void ofInsertedRows() {
        assertThat(db.list(insertInto(PERSON)
                        .columns(P_NAME, P_ACTIVE)
                        .values("eve", true)
                        .values("fay", true)
                        .returning(P_ID, string(P_NAME).upper())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactlyInAnyOrder("5 EVE", "6 FAY");
    }

    @Test
    @Tag("CORE-39")
    @Tag("CORE-41")
    @Requires(value = Capability.INSERT_RETURNING, construct = "INSERT RETURNING")
    void ofARowThatIsInsertedOrUpdated() {
        assertThat(db.list(insertInto(PERSON)
                        .columns(P_NAME, P_AGE, P_ACTIVE)
                        .values("ada", 1, false)
                        .onConflict(P_NAME)
                        .doUpdate(P_AGE)
                        .returning(P_ID, P_AGE)))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("1 1");
    }

    @Test
    @Tag("CORE-41")
    @Requires(value = Capability.UPDATE_RETURNING, construct = "UPDATE RETURNING")
    void ofUpdatedRowsAsTheyAreThen() {
        assertThat(db.list(update(PERSON)
                        .set(P_AGE, number(P_AGE).plus(1))
                        .where(P_AGE.eq(25))
                        .returning(P_NAME, P_AGE)))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactlyInAnyOrder("bob 26", "dan 26");
    }

    @Test
    @Tag("CORE-41")
    @Requires(value = Capability.DELETE_RETURNING, construct = "DELETE RETURNING")
    void ofDeletedRows() {
        assertThat(db.list(deleteFrom(POST).where(O_AUTHOR.eq(1L)).returning(O_TITLE)))
                .containsExactlyInAnyOrder("one", "two");
        assertThat(db.list(select(O_TITLE).from(POST))).hasSize(2);
    }
}
