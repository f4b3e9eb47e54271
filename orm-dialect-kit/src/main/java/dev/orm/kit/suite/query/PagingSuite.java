package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
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

/** {@code LIMIT} and {@code OFFSET} in every combination, as parameters of one text. */
public abstract class PagingSuite extends Suite {

    private static final Select<Long> IDS = select(P_ID).from(PERSON).orderBy(P_ID.asc());

    /** Made by a subclass. */
    protected PagingSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    @Test
    @Tag("CORE-30")
    void limits() {
        assertThat(db.list(IDS.limit(2))).containsExactly(1L, 2L);
        assertThat(db.list(IDS.limit(0))).isEmpty();
        assertThat(db.list(IDS.limit(4))).hasSize(4);
        assertThat(db.list(IDS.limit(Long.MAX_VALUE))).hasSize(4);
    }

    @Test
    @Tag("CORE-30")
    void skips() {
        assertThat(db.list(IDS.offset(0))).hasSize(4);
        assertThat(db.list(IDS.offset(3))).containsExactly(4L);
        assertThat(db.list(IDS.offset(4))).isEmpty();
        assertThat(db.list(IDS.offset(1_000_000_000_000L))).isEmpty();
    }

    @Test
    @Tag("CORE-30")
    void skipsThenLimits() {
        assertThat(db.list(IDS.limit(2).offset(1))).containsExactly(2L, 3L);
        assertThat(db.list(IDS.offset(1).limit(2))).containsExactly(2L, 3L);
        assertThat(db.list(IDS.limit(2).offset(3))).containsExactly(4L);
        assertThat(db.list(IDS.limit(0).offset(3))).isEmpty();
    }

    @Test
    @Tag("CORE-30")
    void limitsWithoutAnOrder() {
        assertThat(db.list(select(P_ID).from(PERSON).limit(3))).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    @Tag("CORE-30")
    @Tag("CORE-50")
    void theNumbersAreParameters() {
        assertThat(db.sql(IDS.limit(1).offset(2)))
                .isEqualTo(db.sql(IDS.limit(30).offset(40)));
    }

    @Test
    @Tag("CORE-30")
    void limitsInsideOfAnotherQuery() {
        assertThat(db.list(select(P_ID)
                        .from(PERSON)
                        .where(P_ID.in(select(People.O_AUTHOR)
                                .from(People.POST)
                                .where(People.O_AUTHOR.isNotNull())
                                .orderBy(People.O_ID.desc())
                                .limit(1)))))
                .containsExactly(2L);
    }

    @Test
    @Tag("CORE-30")
    @Requires(value = Capability.WITH_TIES, construct = "WITH TIES")
    void givesRowsThatAreEqualToTheLastToo() {
        assertThat(db.list(select(P_NAME)
                        .from(PERSON)
                        .orderBy(P_AGE.asc())
                        .limit(1)
                        .withTies()))
                .containsExactlyInAnyOrder("bob", "dan");
    }

    @Test
    @Tag("CORE-30")
    @Requires(value = Capability.DISTINCT_ON, construct = "DISTINCT ON")
    void givesTheFirstRowOfEachGroup() {
        assertThat(db.list(select(People.O_TITLE)
                        .from(People.POST)
                        .distinctOn(People.O_AUTHOR)
                        .where(People.O_AUTHOR.isNotNull())
                        .orderBy(People.O_AUTHOR.asc(), People.O_ID.desc())))
                .containsExactly("two", "three");
    }
}
