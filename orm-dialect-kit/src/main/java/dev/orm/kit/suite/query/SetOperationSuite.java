package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.O_AUTHOR;
import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.POST;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Select;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code UNION}, {@code INTERSECT} and {@code EXCEPT}, with {@code NULL}, limits and parts that are such operations themselves. */
public abstract class SetOperationSuite extends Suite {

    private static final Select<Long> PEOPLE = select(P_ID).from(PERSON);

    private static final Select<Long> AUTHORS = select(O_AUTHOR).from(POST);

    private static final Select<Long> ONE = PEOPLE.where(P_ID.eq(1L));

    private static final Select<Long> TWO = PEOPLE.where(P_ID.eq(2L));

    /** Made by a subclass. */
    protected SetOperationSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    @Test
    @Tag("CORE-28")
    void takesNullForAValue() {
        assertThat(db.list(PEOPLE.union(AUTHORS).orderBy(P_ID.asc()))).containsExactly(1L, 2L, 3L, 4L, null);
        assertThat(db.list(PEOPLE.unionAll(AUTHORS))).hasSize(8);
        assertThat(db.list(PEOPLE.intersect(AUTHORS).orderBy(P_ID.asc()))).containsExactly(1L, 2L);
        assertThat(db.list(PEOPLE.except(AUTHORS).orderBy(P_ID.asc()))).containsExactly(3L, 4L);
        assertThat(db.list(AUTHORS.except(PEOPLE))).containsExactly((Long) null);
    }

    @Test
    @Tag("CORE-28")
    @Requires(value = Capability.INTERSECT_ALL, construct = "INTERSECT ALL")
    void countsEqualRowsWhereAsked() {
        assertThat(db.list(AUTHORS.intersectAll(AUTHORS))).containsExactlyInAnyOrder(1L, 1L, 2L, null);
        assertThat(db.list(AUTHORS.exceptAll(PEOPLE))).containsExactlyInAnyOrder(1L, null);
    }

    @Test
    @Tag("CORE-28")
    void limitsTheWholeAndEachPart() {
        assertThat(db.list(PEOPLE.union(AUTHORS).orderBy(P_ID.desc()).limit(2).offset(1)))
                .containsExactly(4L, 3L);
        Select<Long> last = PEOPLE.orderBy(P_ID.desc()).limit(1);
        Select<Long> first = PEOPLE.orderBy(P_ID.asc()).limit(1);
        assertThat(db.list(first.unionAll(last).orderBy(P_ID.asc()))).containsExactly(1L, 4L);
    }

    @Test
    @Tag("CORE-28")
    void isNestedAsItReads() {
        assertThat(db.list(ONE.union(TWO).intersect(TWO))).containsExactly(2L);
        assertThat(db.list(ONE.union(TWO.intersect(ONE)))).containsExactly(1L);
        assertThat(db.list(ONE.except(ONE.except(ONE)))).containsExactly(1L);
    }

    @Test
    @Tag("CORE-28")
    void standsWhereAQueryStands() {
        assertThat(db.list(select(P_NAME)
                        .from(PERSON)
                        .where(P_ID.in(ONE.union(TWO)))
                        .orderBy(P_NAME.asc())))
                .containsExactly("ada", "bob");
        assertThat(db.value(select(count()).from(ONE.unionAll(TWO).as("u")))).isEqualTo(2L);
    }
}
