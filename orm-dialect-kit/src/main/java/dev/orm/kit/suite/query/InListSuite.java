package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_ACTIVE;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.kit.suite.People.P_SALARY;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Condition;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code IN} lists of any size under one text. */
public abstract class InListSuite extends Suite {

    /** Made by a subclass. */
    protected InListSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    private List<String> names(Condition condition) {
        return db.list(select(P_NAME).from(PERSON).where(condition).orderBy(P_NAME.asc()));
    }

    private static List<Long> from2To(long last) {
        return LongStream.rangeClosed(2, last).boxed().toList();
    }

    @Test
    @Tag("CORE-10")
    void takesNoneOneAndMany() {
        assertThat(names(P_ID.in(List.of()))).isEmpty();
        assertThat(names(P_ID.in(2L))).containsExactly("bob");
        assertThat(names(P_ID.in(2L, 4L, 99L))).containsExactly("bob", "dan");
        assertThat(names(P_ID.in(from2To(10_000)))).containsExactly("bob", "cid", "dan");
        assertThat(names(P_ID.in(from2To(65_536)))).containsExactly("bob", "cid", "dan");
        assertThat(names(P_ID.in(from2To(200_000)))).containsExactly("bob", "cid", "dan");
    }

    @Test
    @Tag("CORE-10")
    void excludesNoneOneAndMany() {
        assertThat(names(P_ID.notIn(List.of()))).hasSize(4);
        assertThat(names(P_ID.notIn(List.of(2L)))).containsExactly("ada", "cid", "dan");
        assertThat(names(P_ID.notIn(from2To(10_000)))).containsExactly("ada");
        assertThat(names(P_ID.notIn(from2To(200_000)))).containsExactly("ada");
    }

    @Test
    @Tag("CORE-10")
    void aMissingValueIsInNoListAndOutsideOfNone() {
        assertThat(names(P_AGE.in(25, 36))).containsExactly("ada", "bob", "dan");
        assertThat(names(P_AGE.notIn(List.of(36)))).containsExactly("bob", "dan");
        assertThat(names(not(P_AGE.in(36)))).containsExactly("bob", "dan");
        assertThat(names(P_AGE.notIn(List.of()))).hasSize(4);
        assertThat(names(not(P_AGE.in(List.of())))).hasSize(4);
    }

    @Test
    @Tag("CORE-10")
    void takesValuesOfEachType() {
        assertThat(names(P_SALARY.in(new BigDecimal("0.01"), new BigDecimal("2000.2"))))
                .containsExactly("bob", "dan");
        assertThat(names(P_ACTIVE.in(true))).containsExactly("ada", "cid");
        assertThat(names(P_NAME.in("ada", "", "a'b", "a\"b", "\\", "{}", ",", "null", "[1]", "\uD83D\uDE00", "\n")))
                .containsExactly("ada");
    }

    @Test
    @Tag("CORE-10")
    void findsEachHostileTextAndNothingElse() {
        List<String> hostile = List.of(
                "a'b", "a\"b", "\\", "{}", ",", "null", "NULL", "[]", "\uD83D\uDE00", "\u0001", "\n\t", "%", "a,b", "");
        for (String name : hostile) {
            db.insert(People.PEOPLE, List.of(People.NAME, People.ACTIVE), People.row(name, true));
        }
        for (String name : hostile) {
            assertThat(names(P_NAME.in(name, "nobody"))).containsExactly(name);
        }
        assertThat(names(P_NAME.in(hostile))).containsExactlyInAnyOrderElementsOf(hostile);
    }

    @Test
    @Tag("CORE-10")
    void takesManyListsAtOnce() {
        Condition all = P_ID.in(from2To(5000));
        for (int i = 0; i < 5; i++) {
            all = all.and(P_AGE.in(IntStream.range(0, 5000).boxed().toList()));
        }
        assertThat(names(all)).containsExactly("bob", "dan");
    }

    @Test
    @Tag("CORE-50")
    void hasOneTextForAllSizes() {
        assertThat(Stream.of(List.<Long>of(), List.of(1L), List.of(1L, 2L), from2To(1000))
                        .map(ids -> db.sql(select(P_ID).from(PERSON).where(P_ID.in(ids)))))
                .containsOnly(db.sql(select(P_ID).from(PERSON).where(P_ID.in(7L))));
    }

    @Test
    @Tag("CORE-10")
    void refusesATextThatTheDatabaseWouldChange() {
        assertThatThrownBy(() -> names(P_NAME.in("ada", "a\uD83D"))).isInstanceOf(IllegalArgumentException.class);
    }
}
