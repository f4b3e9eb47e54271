package dev.orm.expression;

import static dev.orm.expression.Samples.BOOL;
import static dev.orm.expression.Samples.DECIMAL;
import static dev.orm.expression.Samples.DOUBLE;
import static dev.orm.expression.Samples.INT;
import static dev.orm.expression.Samples.LONG;
import static dev.orm.expression.Samples.OTHER;
import static dev.orm.expression.Samples.SAMPLE;
import static dev.orm.expression.Samples.TAIL;
import static dev.orm.expression.Samples.TEXT;
import static dev.orm.expression.Samples.check;
import static dev.orm.sql.Sql.caseOf;
import static dev.orm.sql.Sql.concat;
import static dev.orm.sql.Sql.concatNonNull;
import static dev.orm.sql.Sql.concatWithSeparator;
import static dev.orm.sql.Sql.greatest;
import static dev.orm.sql.Sql.least;
import static dev.orm.sql.Sql.random;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.typeCoerce;
import static dev.orm.sql.Sql.value;
import static dev.orm.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.Fixture;
import dev.orm.expression.Samples.Sample;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class ScalarFunctionTest {

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

    private static Function<Sample, @Nullable Object> i(Function<Integer, @Nullable Object> oracle) {
        return row -> row.i() == null ? null : oracle.apply(row.i());
    }

    private static Function<Sample, @Nullable Object> ij(BiFunction<Integer, Integer, @Nullable Object> oracle) {
        return row -> row.i() == null || row.j() == null ? null : oracle.apply(row.i(), row.j());
    }

    private static Function<Sample, @Nullable Object> d(Function<BigDecimal, @Nullable Object> oracle) {
        return row -> row.d() == null ? null : oracle.apply(row.d());
    }

    private static Function<Sample, @Nullable Object> e(Function<Double, @Nullable Object> oracle) {
        return row -> row.e() == null ? null : oracle.apply(row.e());
    }

    private static Function<Sample, @Nullable Object> big(Function<Long, @Nullable Object> oracle) {
        return row -> row.big() == null ? null : oracle.apply(row.big());
    }

    private static Function<Sample, @Nullable Object> s(Function<String, @Nullable Object> oracle) {
        return row -> row.s() == null ? null : oracle.apply(row.s());
    }

    private static Function<Sample, @Nullable Object> st(BiFunction<String, String, @Nullable Object> oracle) {
        return row -> row.s() == null || row.t() == null ? null : oracle.apply(row.s(), row.t());
    }

    @Test
    @Tag("CORE-08")
    void calculates() {
        Samples.agree(
                db,
                List.of(
                        check("negated", INT.negated(), i(n -> -n)),
                        check("negated decimal", DECIMAL.negated(), d(BigDecimal::negate)),
                        check("true division", INT.dividedBy(OTHER), ij((a, b) -> b == 0 ? null : (double) a / b)),
                        check(
                                "floor division",
                                INT.floorDividedBy(OTHER),
                                ij((a, b) -> b == 0 ? null : Math.floorDiv(a, b))),
                        check("floor division by value", INT.floorDividedBy(2), i(a -> Math.floorDiv(a, 2))),
                        check("modulo", INT.modulo(OTHER), ij((a, b) -> b == 0 ? null : a % b)),
                        check("modulo by value", INT.modulo(-3), i(a -> a % -3))));
    }

    @Test
    @Tag("CORE-19")
    void rounds() {
        Samples.agree(
                db,
                List.of(
                        check("floor", DECIMAL.floor(), d(n -> n.setScale(0, RoundingMode.FLOOR))),
                        check("floor double", DOUBLE.floor(), e(Math::floor)),
                        check("floor int", INT.floor(), i(n -> n)),
                        check("ceil", DECIMAL.ceil(), d(n -> n.setScale(0, RoundingMode.CEILING))),
                        check("ceil double", DOUBLE.ceil(), e(n -> Math.ceil(n) + 0.0)),
                        check("round", DECIMAL.round(), d(n -> n.setScale(0, RoundingMode.HALF_UP))),
                        check("round 2", DECIMAL.round(2), d(n -> n.setScale(2, RoundingMode.HALF_UP))),
                        check("round 5", DECIMAL.round(5), d(n -> n)),
                        check("round int", INT.round(2), i(n -> n)),
                        check("round double", DOUBLE.round(), e(n -> Math.signum(n) * Math.floor(Math.abs(n) + 0.5)))));
        assertThatThrownBy(() -> db.rows(select(DOUBLE.round(2)).from(SAMPLE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("decimal");
    }

    @Test
    @Tag("CORE-19")
    void calculatesPowersAndRoots() {
        Samples.agree(
                db,
                List.of(
                        check("sign", DECIMAL.sign(), d(BigDecimal::signum)),
                        check("abs", DECIMAL.negated().round(3), d(BigDecimal::negate)),
                        check("sqrt", DOUBLE.sqrt(), e(n -> n < 0 ? null : Math.sqrt(n))),
                        check("sqrt int", INT.sqrt(), i(n -> n < 0 ? null : Math.sqrt(n))),
                        check("power", DOUBLE.power(2), e(n -> n * n)),
                        check("root", DOUBLE.power(0.5), e(n -> n < 0 ? null : Math.sqrt(n))),
                        check("power of int", INT.modulo(10).power(OTHER.modulo(4)), ij((a, b) -> {
                            double power = Math.pow(a % 10, b % 4);
                            return Double.isInfinite(power) ? null : power;
                        })),
                        check("exp", DOUBLE.dividedBy(1e9).exp(), e(n -> Math.exp(n / 1e9))),
                        check("ln", DOUBLE.ln(), e(n -> n <= 0 ? null : Math.log(n)))));
    }

    @Test
    @Tag("CORE-19")
    void takesTheGreatestAndTheLeast() {
        Samples.agree(
                db,
                List.of(
                        check("greatest", greatest(INT, OTHER), ij(Math::max)),
                        check("least", least(INT, OTHER), ij(Math::min)),
                        check(
                                "greatest of three",
                                greatest(INT, OTHER, value(3)),
                                ij((a, b) -> Math.max(3, Math.max(a, b)))),
                        check("least text", least(TEXT, TAIL), st((a, b) -> a.compareTo(b) <= 0 ? a : b)),
                        check("nullif", INT.nullIf(7), i(n -> n == 7 ? null : n))));
    }

    @Test
    @Tag("CORE-09")
    void calculatesBitByBit() {
        Samples.agree(
                db,
                List.of(
                        check("and", INT.bitAnd(OTHER), ij((a, b) -> a & b)),
                        check("or", INT.bitOr(OTHER), ij((a, b) -> a | b)),
                        check("xor", INT.bitXor(OTHER), ij((a, b) -> a ^ b)),
                        check("xor value", INT.bitXor(3), i(a -> a ^ 3)),
                        check("and long", LONG.bitAnd(0xFFL), big(a -> a & 0xFFL)),
                        check("xor long", LONG.bitXor(-1L), big(a -> ~a)),
                        check("not", LONG.bitNot(), big(a -> ~a)),
                        check("shift left", INT.shiftLeft(33), i(a -> (long) a << 33)),
                        check("shift left long", LONG.shiftLeft(4), big(a -> a << 4)),
                        check("shift right", LONG.shiftRight(4), big(a -> a >> 4)),
                        check("shift by 0", LONG.shiftRight(0), big(a -> a))));
        assertThatThrownBy(() -> INT.shiftLeft(64)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DECIMAL.bitAnd(BigDecimal.ONE)).hasMessageContaining("whole numbers");
        assertThatThrownBy(() -> DOUBLE.modulo(2.0)).hasMessageContaining("whole numbers");
    }

    @Test
    @Tag("CORE-19")
    void drawsAtRandom() {
        Object number = db.rows(select(random(), random()).from(SAMPLE)).get(0).get(0);
        assertThat((Double) number).isBetween(0.0, 1.0).isLessThan(1.0);
        assertThat(db.values(select(random()).from(SAMPLE)).stream().distinct()).hasSizeGreaterThan(5);
    }

    private static String part(String text, int start, int length) {
        int[] points = text.codePoints().toArray();
        int from = Math.min(points.length, Math.max(start, 1) - 1);
        int to = (int) Math.min(points.length, (long) from + Math.max(0, length));
        return new String(points, from, to - from);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String filled(String text, int length, String fill, boolean left) {
        String more = fill.repeat(Math.max(0, length - length(text)));
        return length(text) >= length ? part(text, 1, length) : left ? more + text : text + more;
    }

    private static int position(String text, String searched) {
        int at = text.indexOf(searched);
        return at < 0 ? 0 : text.codePointCount(0, at) + 1;
    }

    @Test
    @Tag("CORE-19")
    void takesTextsApart() {
        String smile = "\ud83d\ude00";
        Samples.agree(
                db,
                List.of(
                        check("length", TEXT.length(), s(ScalarFunctionTest::length)),
                        check("substring", TEXT.substring(2, 3), s(a -> part(a, 2, 3))),
                        check("substring from", TEXT.substring(3), s(a -> part(a, 3, Integer.MAX_VALUE))),
                        check("substring before", TEXT.substring(-2, 3), s(a -> part(a, -2, 3))),
                        check("substring of no length", TEXT.substring(1, -1), s(a -> "")),
                        check(
                                "substring calculated",
                                TEXT.substring(OTHER, OTHER.plus(1)),
                                row -> row.s() == null || row.j() == null ? null : part(row.s(), row.j(), row.j() + 1)),
                        check("left", TEXT.left(2), s(a -> part(a, 1, 2))),
                        check("left 0", TEXT.left(0), s(a -> "")),
                        check("left -1", TEXT.left(-1), s(a -> "")),
                        check("right", TEXT.right(3), s(a -> part(a, length(a) - 2, Math.min(3, length(a))))),
                        check("right 0", TEXT.right(0), s(a -> "")),
                        check("position", TEXT.position(TAIL), st(ScalarFunctionTest::position)),
                        check("position of value", TEXT.position(smile), s(a -> position(a, smile))),
                        check("trim", TEXT.trim(), s(a -> a.replaceAll("^ +| +$", ""))),
                        check("trim leading", TEXT.trimLeading(), s(a -> a.replaceAll("^ +", ""))),
                        check("trim trailing", TEXT.trimTrailing(), s(a -> a.replaceAll(" +$", "")))));
    }

    @Test
    @Tag("CORE-19")
    void putsTextsTogether() {
        String smile = "\ud83d\ude00";
        Samples.agree(
                db,
                List.of(
                        check(
                                "replace",
                                TEXT.replace(TAIL, value("<>")),
                                st((a, b) -> b.isEmpty() ? a : a.replace(b, "<>"))),
                        check("replace value", TEXT.replace("abc", ""), s(a -> a.replace("abc", ""))),
                        check("replace nothing", TEXT.replace("", "x"), s(a -> a)),
                        check("lpad", TEXT.lpad(9, "*"), s(a -> filled(a, 9, "*", true))),
                        check("lpad smile", TEXT.lpad(6, smile), s(a -> filled(a, 6, smile, true))),
                        check("rpad", TEXT.rpad(9, "."), s(a -> filled(a, 9, ".", false))),
                        check("rpad 0", TEXT.rpad(0, "."), s(a -> "")),
                        check(
                                "repeat",
                                TAIL.repeat(3),
                                row -> row.t() == null ? null : row.t().repeat(3)),
                        check("repeat -1", TEXT.repeat(-1), s(a -> "")),
                        check("concat", concat(TEXT, value("-"), TAIL), st((a, b) -> a + "-" + b)),
                        check(
                                "concat non null",
                                concatNonNull(TEXT, value("-"), TAIL),
                                row -> Objects.requireNonNullElse(row.s(), "") + "-"
                                        + Objects.requireNonNullElse(row.t(), "")),
                        check(
                                "concat with separator",
                                concatWithSeparator(", ", TEXT, TAIL),
                                row -> Stream.of(String.valueOf(row.s()), String.valueOf(row.t()))
                                        .filter(a -> !a.equals("null"))
                                        .collect(Collectors.joining(", ")))));
        assertThatThrownBy(() -> TEXT.lpad(3, "ab")).hasMessageContaining("one character");
    }

    @Test
    @Tag("CORE-06")
    void matchesPatternsThatAreCalculated() {
        Samples.agree(
                db,
                List.of(
                        check(
                                "contains column",
                                when(TEXT.like(concat(value("%"), TAIL.nullIf("%"), value("%"))), 1)
                                        .otherwise(0),
                                row -> row.s() != null
                                                && row.t() != null
                                                && !row.t().equals("%")
                                                && row.s().contains(row.t())
                                        ? 1
                                        : 0),
                        check(
                                "escaped",
                                when(TEXT.like(concat(value("50!%!_!!*?"), value("[x]"))), 1)
                                        .otherwise(0),
                                row -> row.id() == 6 ? 1 : 0),
                        check(
                                "starts ignoring case",
                                when(TEXT.startsWithIgnoreCase("abcA"), 1)
                                        .when(TEXT.endsWithIgnoreCase("ABC"), 2)
                                        .when(TEXT.eqIgnoreCase("HELLO WORLD"), 3)
                                        .otherwise(0),
                                row -> switch (row.id()) {
                                    case 10 -> 1;
                                    case 9 -> 2;
                                    case 1 -> 3;
                                    default -> 0;
                                })));
    }

    @Test
    @Tag("CORE-07")
    void findsRegularExpressions() {
        Samples.agree(
                db,
                List.of(
                        check(
                                "anchored",
                                when(TEXT.matches("^a"), 1).otherwise(0),
                                row -> row.s() != null && row.s().startsWith("a") ? 1 : 0),
                        check(
                                "classes and counts",
                                when(TEXT.matches("[a-c]{3}$|^(h.)+l"), 1).otherwise(0),
                                row -> List.of(1, 4, 9, 10).contains(row.id()) ? 1 : 0)));
    }

    @Test
    @Tag("CORE-13")
    void choosesAmongBranches() {
        Samples.agree(
                db,
                List.of(
                        check(
                                "searched",
                                when(INT.lt(0), "minus")
                                        .when(INT.eq(0), "zero")
                                        .when(INT.gt(0), TEXT)
                                        .otherwise("none"),
                                row -> row.i() == null
                                        ? "none"
                                        : row.i() < 0 ? "minus" : row.i() == 0 ? "zero" : row.s()),
                        check(
                                "without else",
                                when(INT.eq(7), INT.plus(1)).when(INT.lt(0), OTHER),
                                row -> row.i() == null || row.i() >= 0 && row.i() != 7
                                        ? null
                                        : row.i() < 0 ? row.j() : (Integer) (row.i() + 1)),
                        check(
                                "simple",
                                caseOf(TEXT)
                                        .when("", 1L)
                                        .when("abcabc", 2L)
                                        .when("none", LONG)
                                        .otherwise(0L),
                                row -> row.s() == null
                                        ? 0L
                                        : row.s().isEmpty() ? 1L : row.s().equals("abcabc") ? 2L : 0L),
                        check(
                                "simple without else",
                                caseOf(INT.modulo(2)).when(0, "even"),
                                i(n -> n % 2 == 0 ? "even" : null))));
        assertThatThrownBy(() -> when(INT.gt(1), "a").otherwise("b").when(INT.gt(2), "c"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Tag("CORE-13")
    void takesAValueForAnotherTypeWithoutAWordOfSql() {
        SqlType<Duration> type = Objects.requireNonNull(JavaTypes.find(Duration.class));
        Samples.agree(db, List.of(check("coerced", typeCoerce(LONG, type), big(Duration::ofNanos))));
        assertThat(db.sql(select(typeCoerce(LONG, type)).from(SAMPLE)))
                .isEqualTo(db.sql(select(LONG).from(SAMPLE)));
        assertThat(db.values(select(typeCoerce(LONG, type))
                        .from(SAMPLE)
                        .where(typeCoerce(LONG, type).eq(Duration.ofNanos(255)))))
                .containsExactly(Duration.ofNanos(255));
    }

    @Test
    @Tag("SEC-14")
    void writesNoMinusBeforeAParameter() {
        assertThat(db.sql(select(dev.orm.sql.Sql.number(value(1)).negated(), INT.minus(-1))
                        .from(SAMPLE)))
                .doesNotContain("-?")
                .doesNotContain("--");
    }

    @Test
    @Tag("CORE-15")
    void knowsTheConstants() {
        Samples.agree(
                db,
                List.of(
                        check("true", when(dev.orm.sql.Sql.trueCondition(), 1).otherwise(0), row -> 1),
                        check("false", when(dev.orm.sql.Sql.falseCondition(), 1).otherwise(0), row -> 0),
                        check("null", dev.orm.sql.Sql.nullValue(SqlType.INTEGER), row -> null),
                        check("value", value("it's"), row -> "it's")));
        assertThat(db.values(
                        select(string(TEXT)).from(SAMPLE).where(BOOL.eq(true).and(dev.orm.sql.Sql.falseCondition()))))
                .isEmpty();
    }
}
