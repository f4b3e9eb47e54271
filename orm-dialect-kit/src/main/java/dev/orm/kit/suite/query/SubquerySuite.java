package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.O_AUTHOR;
import static dev.orm.kit.suite.People.O_ID;
import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.POST;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.row;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Condition;
import dev.orm.sql.RowValue;
import dev.orm.sql.node.TableRef;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Queries inside of queries: {@code IN}, {@code EXISTS} and scalar ones, correlated or not. */
public abstract class SubquerySuite extends Suite {

    private static final Condition HAS_POSTS = exists(select(O_ID).from(POST).where(O_AUTHOR.eq(P_ID)));

    /** Made by a subclass. */
    protected SubquerySuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    private List<String> names(Condition condition) {
        return db.list(select(P_NAME).from(PERSON).where(condition).orderBy(P_NAME.asc()));
    }

    @Test
    @Tag("CORE-25")
    void existsLooksForRowsOfTheOuterRow() {
        assertThat(names(HAS_POSTS)).containsExactly("ada", "bob");
        assertThat(names(not(HAS_POSTS))).containsExactly("cid", "dan");
        assertThat(names(HAS_POSTS.or(P_AGE.isNull()))).containsExactly("ada", "bob", "cid");
    }

    @Test
    @Tag("CORE-10")
    @Tag("CORE-24")
    void inTakesAQuery() {
        assertThat(names(P_ID.in(select(O_AUTHOR).from(POST)))).containsExactly("ada", "bob");
        assertThat(names(P_ID.notIn(select(O_AUTHOR).from(POST).where(O_AUTHOR.isNotNull()))))
                .containsExactly("cid", "dan");
    }

    @Test
    @Tag("CORE-10")
    void notInAQueryWithANullIsNeverTrue() {
        assertThat(names(P_ID.notIn(select(O_AUTHOR).from(POST)))).isEmpty();
    }

    @Test
    @Tag("CORE-24")
    void aScalarQueryIsAValue() {
        TableRef other = new TableRef(People.PEOPLE, "q");
        assertThat(names(P_AGE.eq(scalar(select(max(other.column(People.AGE))).from(other)))))
                .containsExactly("ada");
        assertThat(db.list(select(P_NAME, scalar(select(count()).from(POST).where(O_AUTHOR.eq(P_ID))))
                        .from(PERSON)
                        .orderBy(P_NAME.asc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("ada 2", "bob 1", "cid 0", "dan 0");
    }

    @Test
    @Tag("CORE-24")
    void aScalarQueryWithoutRowsIsNull() {
        assertThat(names(P_AGE.eq(scalar(select(max(P_AGE)).from(PERSON).where(P_ID.lt(0L))))))
                .isEmpty();
        assertThat(names(scalar(select(People.O_TITLE)
                                .from(POST)
                                .where(O_AUTHOR.eq(P_ID).and(O_ID.gt(1L))))
                        .isNull()))
                .containsExactly("cid", "dan");
    }

    @Test
    @Tag("CORE-11")
    @Requires(value = Capability.QUERIES_IN_ROWS, construct = "inside a row")
    void aRowThatIsLookedUpHoldsAQuery() {
        TableRef other = new TableRef(People.PEOPLE, "q");
        RowValue row = row(scalar(select(max(other.column(People.ID))).from(other)), P_ID);
        assertThat(names(row.in(select(P_ID, P_ID).from(PERSON)))).containsExactly("dan");
    }
}
