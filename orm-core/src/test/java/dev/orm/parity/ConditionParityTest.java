package dev.orm.parity;

import static dev.orm.sql.Sql.concatNonNull;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.countDistinct;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.sql.Expression;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.StringExpression;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.Fresh;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Conditions, orders and calculations mean the same. */
@EachDatabase(fresh = Fresh.EACH_METHOD)
class ConditionParityTest {

    private static Cell<Integer> integers(TestDatabase database, Integer... values) {
        return Cell.of(database, SqlType.INTEGER, values);
    }

    private static Cell<String> texts(TestDatabase database, String... values) {
        return Cell.of(database, SqlType.varchar(20), values);
    }

    @Test
    @Tag("CORE-30")
    void nullIsGreaterThanEverything(TestDatabase database) {
        try (Cell<Integer> cell = integers(database, 2, null, 1)) {
            assertThat(cell.ordered(cell.value().asc())).containsExactly(3, 1, 2);
            assertThat(cell.ordered(cell.value().desc())).containsExactly(2, 1, 3);
            assertThat(cell.ordered(cell.value().asc().nullsFirst())).containsExactly(2, 3, 1);
            assertThat(cell.ordered(cell.value().desc().nullsLast())).containsExactly(1, 3, 2);
        }
    }

    @Test
    @Tag("CORE-05")
    void nullIsNeitherEqualNorDifferent(TestDatabase database) {
        try (Cell<Integer> cell = integers(database, 1, null, 2)) {
            assertThat(cell.where(cell.value().eq(1))).containsExactly(1);
            assertThat(cell.where(cell.value().ne(1))).containsExactly(3);
            assertThat(cell.where(cell.value().eq(1).not())).containsExactly(3);
            assertThat(cell.where(cell.value().isDistinctFrom(1))).containsExactly(2, 3);
            assertThat(cell.where(cell.value().isNotDistinctFrom(cell.value().nullIf(2))))
                    .containsExactly(1, 2);
        }
    }

    @Test
    @Tag("CORE-10")
    void inOfNothingAndNotInWithNull(TestDatabase database) {
        try (Cell<Integer> cell = integers(database, 1, null, 2)) {
            assertThat(cell.where(cell.value().in(List.of()))).isEmpty();
            assertThat(cell.where(cell.value().notIn(List.of()))).containsExactly(1, 2, 3);
            assertThat(cell.where(cell.value().in(List.of(1, 7)))).containsExactly(1);
            assertThat(cell.where(cell.value().notIn(List.of(1)))).containsExactly(3);
            assertThatThrownBy(() -> cell.value().notIn(Arrays.asList(1, null)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("holds null, which matches nothing");
        }
    }

    @Test
    @Tag("CORE-06")
    void likeTellsCasesApartAndIlikeDoesNot(TestDatabase database) {
        try (Cell<String> cell = texts(database, "abc", "ABC", "\u00e4bc", "\u00c4BC", "a%c", "", null)) {
            StringExpression text = string(cell.value());
            assertThat(cell.where(text.like("a%"))).containsExactly(1, 5);
            assertThat(cell.where(text.ilike("A%"))).containsExactly(1, 2, 5);
            assertThat(cell.where(text.ilike("\u00c4B_"))).containsExactly(3, 4);
            assertThat(cell.where(text.like("a!%c"))).containsExactly(5);
            assertThat(cell.where(text.contains("%"))).containsExactly(5);
            assertThat(cell.where(text.notLike("a%"))).containsExactly(2, 3, 4, 6);
            assertThat(cell.where(text.like("%"))).containsExactly(1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    @Tag("CORE-08")
    void oneDivisionIsTrueAndOneIsWhole(TestDatabase database) {
        try (Cell<Integer> cell = integers(database, 7, -7, 0)) {
            NumberExpression<Integer> n = number(cell.value());
            assertThat(cell.of(n.dividedBy(2))).containsExactly(3.5, -3.5, 0.0);
            assertThat(cell.of(n.floorDividedBy(2))).containsExactly(3, -4, 0);
            assertThat(cell.of(n.modulo(3))).containsExactly(1, -1, 0);
            assertThat(cell.of(n.minus(1).times(2))).containsExactly(12, -16, -2);
        }
    }

    @Test
    @Tag("CORE-08")
    void whatIsDividedByZeroIsNull(TestDatabase database) {
        try (Cell<Integer> cell = integers(database, 7, 0)) {
            NumberExpression<Integer> n = number(cell.value());
            assertThat(cell.of(n.dividedBy(n))).containsExactly(1.0, null);
            assertThat(cell.of(n.floorDividedBy(n))).containsExactly(1, null);
            assertThat(cell.of(n.modulo(n))).containsExactly(0, null);
        }
    }

    @Test
    @Tag("CORE-19")
    void lengthsAreInCharacters(TestDatabase database) {
        try (Cell<String> cell = texts(database, "", "abc ", "\u00e4\u00f6", "\u4e2d\u6587", "e\u0301", null)) {
            assertThat(cell.of(string(cell.value()).length())).containsExactly(0, 4, 2, 2, 2, null);
        }
    }

    @Test
    @Tag("CORE-19")
    void concatenationWithNullIsNull(TestDatabase database) {
        try (Cell<String> cell = texts(database, "a", "", null)) {
            StringExpression text = string(cell.value());
            assertThat(cell.of(text.concat("!"))).containsExactly("a!", "!", null);
            assertThat(cell.of(text.concat(cell.value()))).containsExactly("aa", "", null);
            assertThat(cell.of(concatNonNull(cell.value(), text.concat("?")))).containsExactly("aa?", "?", "");
        }
    }

    /** By code point, below the characters that UTF-16 writes as two. */
    @Test
    @Tag("CORE-12")
    void textsStandInTheOrderOfUnicode(TestDatabase database) {
        try (Cell<String> cell = texts(database, "b", "B", "_", "\u00e9", "e", "", "\u4e2d", "a b", "ab", null)) {
            assertThat(cell.ordered(cell.value().asc())).containsExactly(6, 2, 3, 8, 9, 1, 5, 4, 7, 10);
            assertThat(cell.where(cell.value().gt("b"))).containsExactly(4, 5, 7);
        }
    }

    @Test
    @Tag("CORE-20")
    void aggregatesOfNothing(TestDatabase database) {
        try (Cell<Integer> cell = integers(database)) {
            assertThat(cell.all(count())).isEqualTo(0L);
            assertThat(cell.where(cell.value().gt(0))).isEmpty();
            assertThat(cell.all(sum(cell.value()))).isNull();
        }
    }

    @Test
    @Tag("CORE-20")
    void aggregatesLeaveNullOut(TestDatabase database) {
        try (Cell<Integer> cell = integers(database, 1, null, 2, 2)) {
            assertThat(cell.all(count())).isEqualTo(4L);
            assertThat(cell.all(count(cell.value()))).isEqualTo(3L);
            assertThat(cell.all(countDistinct(cell.value()))).isEqualTo(2L);
            assertThat(cell.all(sum(cell.value()))).isEqualTo(5L);
        }
    }

    /** What is neither grouped nor aggregated has no one value; SQLite would take that of any row. */
    @Test
    @Tag("CORE-30")
    void whatIsNotGroupedIsRefused(TestDatabase database) {
        try (Cell<Integer> cell = integers(database, 1, 1)) {
            for (Expression<?> bad : List.of(cell.key(), number(cell.key()).plus(count()))) {
                assertThatThrownBy(() -> cell.grouped(bad, cell.value()))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("\"c.id\" is neither grouped nor aggregated");
            }
            assertThatThrownBy(() -> cell.all(number(cell.key()).plus(count())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("\"c.id\" stands beside an aggregate");
            assertThat(cell.grouped(count(), cell.value())).containsExactly(2L);
            assertThat(cell.grouped(number(cell.value()).plus(max(cell.key())), cell.value()))
                    .containsExactly(3);
        }
    }

    @Test
    @Tag("CORE-30")
    void whatDependsOnTheKeyIsGroupedWithIt(TestDatabase database) {
        try (Cell<Integer> cell = integers(database, 7, null, 7)) {
            assertThat(cell.grouped(cell.value(), cell.key())).containsExactly(7, null, 7);
            assertThat(cell.grouped(number(cell.value()).plus(1), cell.key())).containsExactly(8, null, 8);
        }
    }
}
