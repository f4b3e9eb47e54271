package dev.orm.expression;

import static dev.orm.expression.Samples.BOOL;
import static dev.orm.expression.Samples.INT;
import static dev.orm.expression.Samples.KEY;
import static dev.orm.expression.Samples.LONG;
import static dev.orm.expression.Samples.OTHER;
import static dev.orm.expression.Samples.ROWS;
import static dev.orm.expression.Samples.SAMPLE;
import static dev.orm.expression.Samples.TAIL;
import static dev.orm.expression.Samples.TEXT;
import static dev.orm.sql.Sql.all;
import static dev.orm.sql.Sql.any;
import static dev.orm.sql.Sql.param;
import static dev.orm.sql.Sql.row;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.Fixture;
import dev.orm.expression.Samples.Sample;
import dev.orm.sql.Collation;
import dev.orm.sql.Condition;
import dev.orm.sql.Select;
import dev.orm.sql.node.BooleanOf;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class ComparisonTest {

    private static final TableRef INNER = new TableRef(Samples.TABLE, "y");

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        Samples.fill(db);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void finds(Condition condition, Predicate<Sample> oracle) {
        assertThat(db.values(select(KEY).from(SAMPLE).where(condition).orderBy(KEY.asc())))
                .isEqualTo(ROWS.stream().filter(oracle).map(Sample::id).toList());
    }

    @Test
    @Tag("CORE-05")
    void knowsNull() {
        finds(INT.isDistinctFrom(OTHER), row -> !Objects.equals(row.i(), row.j()));
        finds(INT.isNotDistinctFrom(OTHER), row -> Objects.equals(row.i(), row.j()));
        finds(INT.isDistinctFrom(7), row -> !Objects.equals(row.i(), 7));
        finds(INT.isNotDistinctFrom(7), row -> Objects.equals(row.i(), 7));
        assertThatThrownBy(() -> INT.isNotDistinctFrom((Integer) null)).hasMessageContaining("isNull()");
        finds(INT.gt(OTHER).isTrue(), row -> row.i() != null && row.j() != null && row.i() > row.j());
        finds(INT.gt(OTHER).isFalse(), row -> row.i() != null && row.j() != null && row.i() <= row.j());
        finds(INT.gt(OTHER).isUnknown(), row -> row.i() == null || row.j() == null);
        finds(INT.gt(OTHER).isNotTrue(), row -> row.i() == null || row.j() == null || row.i() <= row.j());
        finds(new BooleanOf(BOOL).isNotTrue(), row -> !Boolean.TRUE.equals(row.flag()));
        finds(new BooleanOf(BOOL).isNotFalse(), row -> !Boolean.FALSE.equals(row.flag()));
    }

    @Test
    @Tag("CORE-12")
    void liesBetween() {
        finds(INT.between(-7, 5), row -> row.i() != null && row.i() >= -7 && row.i() <= 5);
        finds(
                INT.between(OTHER, OTHER.plus(5)),
                row -> row.i() != null && row.j() != null && row.i() >= row.j() && row.i() <= row.j() + 5);
        finds(INT.notBetween(-7, 5), row -> row.i() != null && (row.i() < -7 || row.i() > 5));
        finds(INT.between(5, -7), row -> false);
        finds(INT.betweenSymmetric(5, -7), row -> row.i() != null && row.i() >= -7 && row.i() <= 5);
        finds(INT.betweenSymmetric(-7, 5).not(), row -> row.i() != null && (row.i() < -7 || row.i() > 5));
    }

    @Test
    @Tag("CORE-12")
    void comparesWithEveryValueOfAQuery() {
        Select<Integer> some = select(INNER.column(Samples.J))
                .from(INNER)
                .where(INNER.column(Samples.J).isNotNull());
        Select<Integer> none = some.where(INNER.column(Samples.ID).lt(0));
        Condition anyGreater = INT.gt(any(some));
        if (!db.engine().dialect().supports(Capability.QUANTIFIED_COMPARISON)) {
            assertThatThrownBy(() -> db.sql(select(KEY).from(SAMPLE).where(anyGreater)))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining("min");
            return;
        }
        finds(anyGreater, row -> row.i() != null && row.i() > -2);
        finds(INT.ge(all(some)), row -> row.i() != null && row.i() >= 10);
        finds(INT.lt(all(none)), row -> true);
        finds(INT.lt(any(none)), row -> false);
        finds(
                INT.eq(any(some)),
                row -> row.i() != null && List.of(2, -2, 3, 0, 1, 10).contains(row.i()));
        finds(
                INT.ne(all(some)),
                row -> row.i() != null && !List.of(2, -2, 3, 0, 1, 10).contains(row.i()));
        finds(INT.le(any(some)), row -> row.i() != null && row.i() <= 10);
    }

    @Test
    @Tag("CORE-11")
    void comparesRows() {
        Comparator<Sample> order = Comparator.comparing(Sample::i).thenComparing(Sample::j);
        Predicate<Sample> known = row -> row.i() != null && row.j() != null;
        finds(row(INT, OTHER).eq(7, -2), row -> row.id() == 3);
        finds(row(INT, OTHER).ne(7, -2), known.and(row -> row.id() != 3).or(row -> row.id() == 8 || row.id() == 7));
        Sample limit = ROWS.get(0);
        finds(row(INT, OTHER).gt(7, 2), known.and(row -> order.compare(row, limit) > 0));
        finds(
                row(INT, OTHER).le(7, 2),
                row -> row.i() != null && (row.j() == null ? row.i() < 7 : order.compare(row, limit) <= 0));
        finds(row(INT, OTHER).eq(OTHER, INT), row -> row.i() != null && row.i().equals(row.j()));
    }

    @Test
    @Tag("CORE-11")
    void looksForRowsInAList() {
        List<List<?>> rows =
                List.of(List.of(7, "hello world"), List.of(3, "abcabc"), List.of(5, "abcabc"), List.of(0, "a😀b😀c"));
        finds(row(INT, TEXT).in(rows), row -> List.of(1, 10, 5).contains(row.id()));
        finds(
                row(INT, TEXT).notIn(rows),
                row -> row.i() != null && row.s() != null && !List.of(1, 10, 5).contains(row.id()));
        finds(row(INT, TEXT).in(List.of()), row -> false);
        finds(row(INT, TEXT).notIn(List.of()), row -> true);
        finds(row(LONG, TEXT, KEY).in(List.of(List.of(Long.MAX_VALUE, "50%_!*?[x]", 6))), row -> row.id() == 6);
        finds(row(KEY).in(List.of(List.of(2), List.of(4))), row -> row.id() == 2 || row.id() == 4);
        List<List<?>> many = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            many.add(List.of(i, "abcabc"));
        }
        finds(row(INT, TEXT).in(many), row -> row.id() == 10);
        assertThat(select(KEY).from(SAMPLE).where(row(INT, TEXT).in(many)))
                .isEqualTo(select(KEY).from(SAMPLE).where(row(INT, TEXT).in(rows)));
        assertThat(db.sql(select(KEY).from(SAMPLE).where(row(INT, TEXT).in(many))))
                .isEqualTo(db.sql(select(KEY).from(SAMPLE).where(row(INT, TEXT).in(rows))));
    }

    @Test
    @Tag("CORE-11")
    void looksForRowsInAQuery() {
        finds(
                row(INT, OTHER)
                        .in(select(INNER.column(Samples.I), INNER.column(Samples.J))
                                .from(INNER)
                                .where(INNER.column(Samples.ID).lt(3))),
                row -> row.id() < 3);
        assertThatThrownBy(() -> row(INT, OTHER).in(select(KEY).from(INNER))).hasMessageContaining("2 expressions");
        assertThatThrownBy(() -> row(INT, TEXT).eq(1)).hasMessageContaining("2 expressions");
        assertThatThrownBy(() -> row(INT, TEXT).eq(1, 2)).hasMessageContaining("String");
        assertThatThrownBy(() -> row(INT, TEXT).eq(1, (Object) null)).hasMessageContaining("null");
    }

    @Test
    @Tag("CORE-12")
    void ordersByCodePoint() {
        assertThat(db.values(select(TEXT)
                        .from(SAMPLE)
                        .where(TEXT.collate(Collation.BINARY).lt("a"))
                        .orderBy(TEXT.collate(Collation.BINARY).asc())))
                .isEqualTo(ROWS.stream()
                        .map(Sample::s)
                        .filter(text -> text != null && text.compareTo("a") < 0)
                        .sorted()
                        .toList());
        Select<String> unicode = select(TEXT)
                .from(SAMPLE)
                .where(KEY.gt(8))
                .orderBy(TEXT.collate(Collation.UNICODE).asc());
        if (db.engine().dialect().supports(Capability.UNICODE_COLLATION)) {
            assertThat(db.values(unicode)).containsExactly("ABC abc", "abcabc");
        } else {
            assertThatThrownBy(() -> db.sql(unicode))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining("Collator");
        }
    }

    @Test
    @Tag("CORE-15")
    @Tag("CORE-53")
    void takesValuesByName() {
        Select<Integer> statement = select(KEY)
                .from(SAMPLE)
                .where(INT.gt(param("least", SqlType.INTEGER))
                        .or(OTHER.eq(param("least", SqlType.INTEGER)).and(TAIL.eq(param("tail", SqlType.TEXT)))))
                .orderBy(KEY.asc());
        assertThat(withValues(statement, Map.of("least", 6, "tail", "x"))).containsExactly(1, 3, 9);
        assertThat(withValues(statement, Map.of("least", 1, "tail", "x"))).containsExactly(1, 3, 6, 7, 9, 10);
        assertThatThrownBy(() -> db.rows(statement)).hasMessageContaining("\"least\" has no value");
        assertThatThrownBy(() -> withValues(statement, Map.of("least", 1)))
                .hasMessageContaining("\"tail\" has no value");
        assertThatThrownBy(() -> withValues(statement, Map.of("least", 1L, "tail", "x")))
                .hasMessageContaining("takes a Integer");
        assertThatThrownBy(() -> withValues(statement, Map.of("least", 1, "tail", "x", "more", 1)))
                .hasMessageContaining("no parameter \"more\"");
    }

    private List<Object> withValues(Select<Integer> statement, Map<String, Object> values) {
        return db.rows(statement.withValues(values)).stream()
                .flatMap(row -> Stream.of(row.get(0)))
                .toList();
    }
}
