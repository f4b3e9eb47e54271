package dev.orm.engine;

import static dev.orm.engine.People.AGE;
import static dev.orm.engine.People.AUTHOR;
import static dev.orm.engine.People.ID;
import static dev.orm.engine.People.NAME;
import static dev.orm.engine.People.PERSON;
import static dev.orm.engine.People.POST;
import static dev.orm.engine.People.POST_ID;
import static dev.orm.engine.People.TITLE;
import static dev.orm.sql.Sql.any;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.row;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.sql.Cte;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Statement;
import dev.orm.sql.StringExpression;
import dev.orm.sql.node.ColumnRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.math.BigDecimal;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Queries with limits and orders of their own stand inside expressions, or are refused by a sentence. */
@EachDatabase
class QueryInExpressionTest {

    private static final ColumnRef<Long> P_ID = PERSON.column(ID);
    private static final ColumnRef<String> P_NAME = PERSON.column(NAME);
    private static final ColumnRef<Integer> P_AGE = PERSON.column(AGE);
    private static final ColumnRef<Long> O_ID = POST.column(POST_ID);
    private static final ColumnRef<Long> O_AUTHOR = POST.column(AUTHOR);
    private static final ColumnRef<String> O_TITLE = POST.column(TITLE);

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        People.fill(db);
    }

    @AfterEach
    void close() {
        db.close();
    }

    /** Whether a statement is compiled; if not, it is refused by a sentence that holds some words. */
    private boolean compiles(Statement statement, String words) {
        try {
            db.sql(statement);
            return true;
        } catch (UnsupportedConstructException refused) {
            assertThat(refused).hasMessageContaining(words);
            return false;
        }
    }

    private static final QueryExpression<Long> LAST_AUTHOR = select(O_AUTHOR)
            .from(POST)
            .where(O_AUTHOR.isNotNull())
            .orderBy(O_ID.desc())
            .limit(1);

    @Test
    @Tag("CORE-11")
    void rowsAreSearchedInALimitedQuery() {
        assertThat(db.values(select(P_NAME)
                        .from(PERSON)
                        .where(row(P_ID, P_NAME)
                                .in(select(O_AUTHOR, value("bob"))
                                        .from(POST)
                                        .where(O_AUTHOR.isNotNull())
                                        .orderBy(O_ID.desc())
                                        .limit(1)))))
                .containsExactly("bob");
    }

    @Test
    @Tag("CORE-12")
    void aValueIsComparedWithALimitedQuery() {
        Statement query = select(P_NAME).from(PERSON).where(P_ID.eq(any(LAST_AUTHOR)));
        if (db.engine().dialect().supports(Capability.QUANTIFIED_COMPARISON)) {
            assertThat(db.values(query)).containsExactly("bob");
        } else {
            assertThatThrownBy(() -> db.sql(query)).isInstanceOf(UnsupportedConstructException.class);
        }
    }

    @Test
    @Tag("CORE-24")
    void aLimitedQueryRefersToTheOneAround() {
        Statement query = select(P_NAME)
                .from(PERSON)
                .where(value("two")
                        .in(select(O_TITLE)
                                .from(POST)
                                .where(O_AUTHOR.eq(P_ID))
                                .orderBy(O_ID.desc())
                                .limit(1)));
        if (compiles(query, "only where it refers to nothing around it")) {
            assertThat(db.values(query)).containsExactly("ada");
        }
    }

    @Test
    @Tag("CORE-28")
    void anOrderedSetOperationRefersToTheQueryAround() {
        Statement query = select(
                        P_NAME,
                        scalar(select(O_TITLE)
                                .from(POST)
                                .where(O_AUTHOR.eq(P_ID))
                                .union(select(P_NAME))
                                .orderBy(O_TITLE.desc())
                                .limit(1)))
                .from(PERSON)
                .where(P_AGE.isNotNull())
                .orderBy(P_ID.asc());
        if (compiles(query, "orders the rows of a set operation by a query around it")) {
            assertThat(db.rows(query))
                    .extracting(found -> found.get(0) + " " + found.get(1))
                    .containsExactly("ada two", "bob three", "dan dan");
        }
    }

    @Test
    @Tag("CORE-27")
    void aTextGrowsInARecursion() {
        StringExpression name = string(P_NAME);
        StringExpression one = string(value("a"));
        Cte grown = cte("grown")
                .recursive(
                        select(P_ID, name, one).from(PERSON).where(P_NAME.eq("ada")),
                        self -> select(
                                        number(self.column(P_ID)).plus(1L),
                                        self.column(name).concat("/x"),
                                        self.column(one).concat("bbbbbbbbbbbbbbbbbbbb"))
                                .from(self)
                                .where(self.column(P_ID).lt(30L)));
        assertThat(db.rows(select(
                                grown.column(P_ID),
                                grown.column(name).length(),
                                grown.column(one).length())
                        .from(grown)
                        .where(grown.column(P_ID).eq(30L))))
                .containsExactly(java.util.List.of(30L, 61, 581));
    }

    @Test
    @Tag("CORE-27")
    void aDecimalGetsDigitsInARecursion() {
        NumberExpression<BigDecimal> salary = number(PERSON.column(People.SALARY));
        Cte grown = cte("grown")
                .recursive(
                        select(P_ID, salary).from(PERSON).where(P_NAME.eq("ada")),
                        self -> select(
                                        number(self.column(P_ID)).plus(1L),
                                        self.column(salary).times(new BigDecimal("10.25")))
                                .from(self)
                                .where(self.column(P_ID).lt(10L)));
        BigDecimal last = new BigDecimal("1000.10").multiply(new BigDecimal("10.25").pow(9));
        assertThat(db.value(select(grown.column(salary))
                        .from(grown)
                        .where(grown.column(P_ID).eq(10L))))
                .asInstanceOf(InstanceOfAssertFactories.BIG_DECIMAL)
                .isEqualByComparingTo(last);
    }
}
