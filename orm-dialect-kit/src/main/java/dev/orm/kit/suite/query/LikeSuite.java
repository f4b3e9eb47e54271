package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Condition;
import dev.orm.sql.StringExpression;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Search in texts: case matters unless it is said not to, and what looks like a wildcard in a text to find is none. */
public abstract class LikeSuite extends Suite {

    private static final StringExpression NAME = string(P_NAME);

    /** Made by a subclass. */
    protected LikeSuite() {}

    @BeforeEach
    void fill() {
        db.create(People.PEOPLE);
        for (String name : List.of("abc", "ABC", "a%c", "a_c", "a[b]c", "a*c", "a?c", "a\\c", "a!c", "ÄÖ", "äö", "")) {
            db.insert(People.PEOPLE, List.of(People.NAME, People.ACTIVE), People.row(name, true));
        }
    }

    private List<String> names(Condition condition) {
        return db.list(select(P_NAME).from(PERSON).where(condition));
    }

    @Test
    @Tag("CORE-06")
    void caseMatters() {
        assertThat(names(NAME.like("ab%"))).containsExactly("abc");
        assertThat(names(NAME.startsWith("AB"))).containsExactly("ABC");
        assertThat(names(NAME.endsWith("BC"))).containsExactly("ABC");
        assertThat(names(NAME.contains("B"))).containsExactly("ABC");
        assertThat(names(NAME.like("ä%"))).containsExactly("äö");
    }

    @Test
    @Tag("CORE-06")
    void caseDoesNotMatterWhereItIsSaid() {
        assertThat(names(NAME.ilike("aBc"))).containsExactlyInAnyOrder("abc", "ABC");
        assertThat(names(NAME.containsIgnoreCase("Bc"))).containsExactlyInAnyOrder("abc", "ABC");
    }

    @Test
    @Tag("CORE-06")
    void wildcardsStandForOneOrAnyCharacters() {
        assertThat(names(NAME.like("a_c"))).hasSize(7).doesNotContain("ABC", "a[b]c");
        assertThat(names(NAME.like("a%c"))).hasSize(8).contains("a[b]c").doesNotContain("ABC");
        assertThat(names(NAME.like("%"))).hasSize(12);
        assertThat(names(NAME.like("__"))).containsExactlyInAnyOrder("ÄÖ", "äö");
        assertThat(names(NAME.like(""))).containsExactly("");
        assertThat(names(NAME.notLike("a%"))).containsExactlyInAnyOrder("ABC", "ÄÖ", "äö", "");
    }

    @Test
    @Tag("CORE-06")
    void aTextToFindHasNoWildcards() {
        for (String special : List.of("%", "_", "[b]", "*", "?", "\\", "!")) {
            String name = "a" + special + "c";
            assertThat(names(NAME.contains(special))).containsExactly(name);
            assertThat(names(NAME.startsWith("a" + special))).containsExactly(name);
            assertThat(names(NAME.endsWith(special + "c"))).containsExactly(name);
            assertThat(names(NAME.containsIgnoreCase(special + "C"))).containsExactly(name);
        }
    }

    @Test
    @Tag("CORE-06")
    void theEscapeCharacterIsTheSameEverywhere() {
        assertThat(names(NAME.like("a!%c"))).containsExactly("a%c");
        assertThat(names(NAME.like("a!_c"))).containsExactly("a_c");
        assertThat(names(NAME.like("a!!c"))).containsExactly("a!c");
        assertThat(names(NAME.ilike("A!%C"))).containsExactly("a%c");
        assertThatThrownBy(() -> names(NAME.like("a!b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("escape character");
    }

    @Test
    @Tag("CORE-06")
    void theEmptyTextIsInEveryText() {
        assertThat(names(NAME.contains(""))).hasSize(12);
        assertThat(names(NAME.startsWith(""))).hasSize(12);
    }
}
