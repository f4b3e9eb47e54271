package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.O_AUTHOR;
import static dev.orm.kit.suite.People.O_ID;
import static dev.orm.kit.suite.People.O_TITLE;
import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.POST;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Condition;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Inner and outer joins, of a table with itself and on any condition. */
public abstract class JoinSuite extends Suite {

    private static final Condition ALWAYS = value(SqlType.INTEGER, 1).eq(value(SqlType.INTEGER, 1));

    /** Made by a subclass. */
    protected JoinSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    @Test
    @Tag("CORE-23")
    void joinsRowsThatBelongTogether() {
        assertThat(db.list(select(P_NAME, O_TITLE)
                        .from(PERSON)
                        .join(POST, O_AUTHOR.eq(P_ID))
                        .orderBy(O_ID.asc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("ada one", "ada two", "bob three");
    }

    @Test
    @Tag("CORE-23")
    void keepsRowsWithoutPartner() {
        assertThat(db.list(select(P_NAME, O_TITLE)
                        .from(PERSON)
                        .leftJoin(POST, O_AUTHOR.eq(P_ID))
                        .orderBy(O_ID.asc(), P_NAME.asc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("ada one", "ada two", "bob three", "cid null", "dan null");
    }

    @Test
    @Tag("CORE-23")
    void aConditionOfAnOuterJoinDropsNoRow() {
        assertThat(db.list(select(P_NAME, O_TITLE)
                        .from(PERSON)
                        .leftJoin(POST, O_AUTHOR.eq(P_ID).and(O_TITLE.eq("one")))
                        .orderBy(P_NAME.asc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("ada one", "bob null", "cid null", "dan null");
        assertThat(db.list(select(P_NAME)
                        .from(PERSON)
                        .leftJoin(POST, O_AUTHOR.eq(P_ID))
                        .where(O_ID.isNull())
                        .orderBy(P_NAME.asc())))
                .containsExactly("cid", "dan");
    }

    @Test
    @Tag("CORE-23")
    void joinsOnWhatIsAlwaysOrNeverTrue() {
        assertThat(db.value(select(count()).from(PERSON).join(POST, ALWAYS))).isEqualTo(16L);
        assertThat(db.value(select(count()).from(PERSON).join(POST, ALWAYS.not())))
                .isZero();
        assertThat(db.value(select(count()).from(PERSON).leftJoin(POST, ALWAYS.not())))
                .isEqualTo(4L);
    }

    @Test
    @Tag("CORE-23")
    @Tag("CORE-24")
    void joinsATableWithItself() {
        TableRef other = new TableRef(People.PEOPLE, "q");
        ColumnRef<String> name = other.column(People.NAME);
        assertThat(db.list(select(P_NAME, name)
                        .from(PERSON)
                        .join(other, P_AGE.eq(other.column(People.AGE)).and(P_ID.lt(other.column(People.ID))))))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("bob dan");
    }

    @Test
    @Tag("CORE-23")
    void joinsSeveralTablesInOrder() {
        TableRef second = new TableRef(People.POSTS, "o2");
        assertThat(db.list(select(O_TITLE, second.column(People.TITLE))
                        .from(PERSON)
                        .join(POST, O_AUTHOR.eq(P_ID))
                        .leftJoin(
                                second,
                                second.column(People.AUTHOR)
                                        .eq(P_ID)
                                        .and(second.column(People.POST_ID).gt(O_ID)))
                        .orderBy(O_ID.asc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("one two", "two null", "three null");
    }

    @Test
    @Tag("CORE-23")
    void pairsEachRowWithEach() {
        assertThat(db.value(select(count()).from(PERSON).crossJoin(POST))).isEqualTo(16L);
    }

    @Test
    @Tag("CORE-23")
    @Requires(value = Capability.FULL_JOIN, construct = "FULL JOIN")
    void keepsRowsWithoutPartnerOfBothSides() {
        assertThat(db.list(select(P_NAME, O_TITLE)
                        .from(PERSON)
                        .fullJoin(POST, O_AUTHOR.eq(P_ID))
                        .orderBy(P_NAME.asc(), O_TITLE.asc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("ada one", "ada two", "bob three", "cid null", "dan null", "null four");
    }

    @Test
    @Tag("CORE-26")
    @Requires(value = Capability.LATERAL, construct = "LATERAL")
    void aLateralQuerySeesWhatStandsBeforeIt() {
        DerivedTable latest = select(O_TITLE)
                .from(POST)
                .where(O_AUTHOR.eq(P_ID))
                .orderBy(O_ID.desc())
                .limit(1)
                .as("latest");
        assertThat(db.list(select(P_NAME, latest.column(O_TITLE))
                        .from(PERSON)
                        .leftJoinLateral(latest, P_ID.isNotNull())
                        .orderBy(P_NAME.asc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("ada two", "bob three", "cid null", "dan null");
    }
}
