package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.kit.suite.People.P_SALARY;
import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Collation;
import dev.orm.sql.Expression;
import dev.orm.sql.node.SortKey;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ORDER BY}: where {@code NULL} goes, and that names and expressions can be ordered by. */
public abstract class OrderingSuite extends Suite {

    /** Made by a subclass. */
    protected OrderingSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    private List<String> names(SortKey... keys) {
        return db.list(select(P_NAME).from(PERSON).orderBy(keys));
    }

    @Test
    @Tag("CORE-30")
    void nullIsGreaterThanEverything() {
        assertThat(names(P_AGE.asc(), P_NAME.asc())).containsExactly("bob", "dan", "ada", "cid");
        assertThat(names(P_AGE.desc(), P_NAME.asc())).containsExactly("cid", "ada", "bob", "dan");
    }

    @Test
    @Tag("CORE-30")
    void nullGoesWhereItIsPut() {
        assertThat(names(P_AGE.asc().nullsFirst(), P_NAME.asc())).containsExactly("cid", "bob", "dan", "ada");
        assertThat(names(P_AGE.asc().nullsLast(), P_NAME.asc())).containsExactly("bob", "dan", "ada", "cid");
        assertThat(names(P_AGE.desc().nullsFirst(), P_NAME.asc())).containsExactly("cid", "ada", "bob", "dan");
        assertThat(names(P_AGE.desc().nullsLast(), P_NAME.asc())).containsExactly("ada", "bob", "dan", "cid");
    }

    @Test
    @Tag("CORE-14")
    void ordersByAnExpressionWithAName() {
        Expression<Integer> older = number(P_AGE).plus(1).as("older");
        assertThat(db.list(select(older, P_NAME).from(PERSON).orderBy(older.desc(), P_NAME.desc())))
                .extracting(row -> row.get(1))
                .containsExactly("cid", "ada", "dan", "bob");
    }

    @Test
    @Tag("CORE-14")
    void ordersByAnExpressionThatIsNotSelected() {
        assertThat(names(number(P_ID).times(-1L).asc())).containsExactly("dan", "cid", "bob", "ada");
        assertThat(names(coalesce(P_AGE, 30).asc(), P_NAME.asc())).containsExactly("bob", "dan", "cid", "ada");
        assertThat(names(string(P_NAME).length().asc(), P_NAME.desc())).containsExactly("dan", "cid", "bob", "ada");
    }

    @Test
    @Tag("CORE-30")
    void ordersDecimalsByValue() {
        assertThat(names(P_SALARY.asc())).containsExactly("dan", "ada", "bob", "cid");
    }

    @Test
    @Tag("CORE-14")
    @Tag("CORE-30")
    void ordersGroupsByWhatTheyCount() {
        Expression<Long> people = count().as("people");
        assertThat(db.list(select(P_AGE, people).from(PERSON).groupBy(P_AGE).orderBy(people.desc(), P_AGE.asc())))
                .extracting(row -> row.get(0))
                .containsExactly(25, 36, null);
    }

    @Test
    @Tag("CORE-30")
    void ordersTextsByCodePoint() {
        for (String name : List.of("Zoe", "_x", "a b", "éa", "\uFF5E")) {
            db.insert(People.PEOPLE, List.of(People.NAME, People.ACTIVE), People.row(name, true));
        }
        assertThat(names(P_NAME.asc())).containsExactly("Zoe", "_x", "a b", "ada", "bob", "cid", "dan", "éa", "\uFF5E");
    }

    @Test
    void ordersCharactersBeyondTheBasicPlaneLast() {
        db.insert(
                People.PEOPLE,
                List.of(People.NAME, People.ACTIVE),
                People.row("\uD83D\uDE00", true),
                People.row("\uFF5E", true));
        assertThat(names(P_NAME.desc())).startsWith("\uD83D\uDE00", "\uFF5E");
    }

    @Test
    @Tag("CORE-12")
    @Requires(value = Capability.UNICODE_COLLATION, construct = "collation")
    void ordersByTheRulesOfUnicodeWhereAsked() {
        for (String name : List.of("Bea", "Ärmel")) {
            db.insert(People.PEOPLE, List.of(People.NAME, People.ACTIVE), People.row(name, true));
        }
        assertThat(names(string(P_NAME).collate(Collation.UNICODE).asc()))
                .containsExactly("ada", "Ärmel", "Bea", "bob", "cid", "dan");
    }
}
