package dev.orm.kit.suite.change;

import static dev.orm.kit.suite.People.PEOPLE;
import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.POST;
import static dev.orm.kit.suite.People.POSTS;
import static dev.orm.kit.suite.People.P_ACTIVE;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code UPDATE} and {@code DELETE}: what they change, and that they count the rows they matched. */
public abstract class UpdateDeleteSuite extends Suite {

    /** Made by a subclass. */
    protected UpdateDeleteSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    @Test
    @Tag("CORE-40")
    void updatesByValuesAndExpressions() {
        assertThat(db.execute(update(PERSON)
                        .set(P_AGE, number(P_AGE).plus(1))
                        .set(P_NAME, "bo")
                        .where(P_NAME.eq("bob"))))
                .isEqualTo(1);
        assertThat(db.list(select(P_NAME).from(PERSON).where(P_AGE.eq(26)))).containsExactly("bo");
    }

    @Test
    @Tag("CORE-40")
    void takesATableWithOrWithoutAlias() {
        ColumnRef<String> name = new TableRef(PEOPLE, "").column(People.NAME);
        assertThat(db.execute(update(new TableRef(PEOPLE, "")).set(name, "x").where(name.eq("ada"))))
                .isEqualTo(1);
        ColumnRef<String> title = new TableRef(POSTS, "").column(People.TITLE);
        assertThat(db.execute(deleteFrom(new TableRef(POSTS, "")).where(title.eq("four"))))
                .isEqualTo(1);
        assertThat(db.execute(deleteFrom(POST).where(People.O_AUTHOR.eq(1L)))).isEqualTo(2);
    }

    @Test
    @Tag("CORE-40")
    void seesTheOldRowWhileItIsChanged() {
        assertThat(db.execute(update(PERSON).set(P_AGE, number(P_AGE).plus(10)).where(P_AGE.eq(25))))
                .isEqualTo(2);
        assertThat(db.list(select(P_AGE).from(PERSON).orderBy(P_ID.asc()))).containsExactly(36, 35, null, 35);
    }

    @Test
    @Tag("CORE-40")
    void choosesRowsByASubquery() {
        assertThat(db.execute(deleteFrom(POST)
                        .where(People.O_AUTHOR.in(select(P_ID).from(PERSON).where(P_AGE.eq(36))))))
                .isEqualTo(2);
        assertThat(db.value(select(count()).from(POST))).isEqualTo(2L);
    }

    @Test
    @Tag("ENGINE-29")
    void countsMatchedRowsNotChangedOnes() {
        assertThat(db.execute(update(PERSON).set(P_ACTIVE, true).everyRow())).isEqualTo(4);
        assertThat(db.execute(update(PERSON).set(P_ACTIVE, true).everyRow())).isEqualTo(4);
        assertThat(db.execute(update(PERSON).set(P_NAME, "ada").where(P_NAME.eq("ada"))))
                .isEqualTo(1);
        assertThat(db.execute(update(PERSON).set(P_ACTIVE, true).where(P_NAME.eq("nobody"))))
                .isZero();
        assertThat(db.execute(deleteFrom(POST).where(People.O_ID.lt(0L)))).isZero();
        assertThat(db.execute(deleteFrom(POST).everyRow())).isEqualTo(4);
    }
}
