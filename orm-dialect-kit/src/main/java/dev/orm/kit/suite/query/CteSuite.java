package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.O_AUTHOR;
import static dev.orm.kit.suite.People.O_TITLE;
import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.POST;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Cte;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code WITH}: used twice, from each other, recursive, in changes, and with changes inside. */
public abstract class CteSuite extends Suite {

    /** Made by a subclass. */
    protected CteSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    private static Cte young() {
        return cte("young").as(select(P_ID, P_NAME).from(PERSON).where(P_AGE.eq(25)));
    }

    @Test
    @Tag("CORE-27")
    void isReadTwiceUnderTwoNames() {
        Cte young = young();
        Cte others = young.as("others");
        assertThat(db.list(select(young.column(P_NAME), others.column(P_NAME))
                        .from(young)
                        .join(others, others.column(P_ID).gt(young.column(P_ID)))))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("bob dan");
    }

    @Test
    @Tag("CORE-27")
    void readsFromAnotherOne() {
        Cte young = young();
        Cte first = cte("first")
                .as(select(young.column(P_NAME))
                        .from(young)
                        .orderBy(young.column(P_ID).asc())
                        .limit(1));
        assertThat(db.list(select(first.column(young.column(P_NAME))).from(first)))
                .containsExactly("bob");
    }

    @Test
    @Tag("CORE-27")
    void choosesTheRowsOfAChange() {
        Cte young = young();
        assertThat(db.execute(insertInto(POST)
                        .columns(O_AUTHOR, O_TITLE)
                        .select(select(young.column(P_ID), young.column(P_NAME)).from(young))))
                .isEqualTo(2);
        assertThat(db.execute(deleteFrom(POST)
                        .where(O_AUTHOR.in(select(young.column(P_ID)).from(young)))))
                .isEqualTo(3);
    }

    @Test
    @Tag("CORE-27")
    void recursionGoesOnUntilItFindsNothing() {
        Expression<Long> n = value(SqlType.BIGINT, 1L).as("n");
        Cte numbers = cte("numbers")
                .recursive(
                        select(n),
                        self -> select(number(self.column(n)).plus(1L))
                                .from(self)
                                .where(number(self.column(n)).lt(5L)));
        assertThat(db.list(select(numbers.column(n)).from(numbers))).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    @Tag("CORE-27")
    @Requires(value = Capability.RECURSIVE_UNION, construct = "recursion")
    void recursionEndsWhereDataGoInACircle() {
        Cte circle = cte("circle")
                .recursiveDistinct(
                        select(P_ID).from(PERSON).where(P_ID.eq(1L)),
                        self -> select(P_ID)
                                .from(PERSON)
                                .join(self, number(P_ID).plus(self.column(P_ID)).eq(3L)));
        assertThat(db.list(select(circle.column(P_ID)).from(circle))).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    @Tag("CORE-27")
    @Requires(value = Capability.MATERIALIZED_HINT, construct = "MATERIALIZED")
    void isMaterializedWhereAsked() {
        assertThat(db.value(select(count()).from(young().materialized()))).isEqualTo(2L);
    }

    @Test
    @Tag("CORE-27")
    @Requires(value = Capability.CHANGES_IN_CTE, construct = "DELETE")
    void holdsAChange() {
        Cte gone = cte("gone").as(deleteFrom(POST).where(O_AUTHOR.eq(1L)).returning(O_TITLE));
        assertThat(db.list(select(gone.column(O_TITLE)).from(gone))).containsExactlyInAnyOrder("one", "two");
        assertThat(db.value(select(count()).from(POST))).isEqualTo(2L);
    }
}
