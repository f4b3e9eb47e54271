package dev.orm.engine;

import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.sumOfDecimals;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.Sql;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.Fresh;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Decimals of up to 38 digits are stored, compared, put in order and calculated with as Java does it, on every database. */
@EachDatabase(fresh = Fresh.EACH_METHOD)
class LongDecimalTest {

    private static final int ROWS = 120;

    private static final Column<Integer> KEY = new Column<>("k", SqlType.INTEGER, false);
    private static final Column<BigDecimal> LONG = new Column<>("a", SqlType.decimal(38, 12), false);
    private static final Column<BigDecimal> WHOLE = new Column<>("b", SqlType.decimal(30, 0), false);
    private static final Column<BigDecimal> SHORT = new Column<>("c", SqlType.decimal(15, 2), false);
    private static final Table TABLE = Table.builder(TableName.of("t"))
            .column(KEY)
            .column(LONG)
            .column(WHOLE)
            .column(SHORT)
            .primaryKey(new PrimaryKey("pk_t", List.of("k")))
            .build();
    private static final TableRef T = new TableRef(TABLE, "x");
    private static final Expression<Integer> K = T.column(KEY);

    private record Line(int key, BigDecimal longer, BigDecimal whole, BigDecimal shorter) {}

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final List<Line> rows = new ArrayList<>();
    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database).create(TABLE);
        @Nullable Object[][] values = new Object[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            Line row = new Line(i, decimal(38, 12), decimal(30, 0), decimal(15, 2));
            rows.add(row);
            values[i] = new Object[] {i, row.longer, row.whole, row.shorter};
        }
        for (int i = 0; i < ROWS; i += 40) {
            db.insert(TABLE, List.of(KEY, LONG, WHOLE, SHORT), java.util.Arrays.copyOfRange(values, i, i + 40));
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    /** Of few and of many digits, so that some are equal and some are equal but for the last digit. */
    private BigDecimal decimal(int precision, int scale) {
        int digits = random.nextBoolean() ? 2 : 1 + random.nextInt(precision);
        BigInteger unscaled = new BigInteger(digits * 4, random).mod(BigInteger.TEN.pow(digits));
        BigInteger moved = random.nextBoolean() || digits + scale > precision
                ? unscaled
                : unscaled.multiply(BigInteger.TEN.pow(scale));
        return new BigDecimal(random.nextBoolean() ? moved : moved.negate(), scale);
    }

    private static NumberExpression<BigDecimal> number(Column<BigDecimal> column) {
        return new NumberOf<>(T.column(column));
    }

    private List<Integer> keys(Condition condition) {
        return db.values(select(K).from(T).where(condition).orderBy(K.asc())).stream()
                .map(Integer.class::cast)
                .toList();
    }

    private void isWhere(Condition condition, BiPredicate<Line, BigDecimal> expected, BigDecimal value) {
        assertThat(keys(condition))
                .as("seed %d, %s", seed, value)
                .containsExactlyElementsOf(rows.stream()
                        .filter(row -> expected.test(row, value))
                        .map(Line::key)
                        .toList());
    }

    @Test
    @Tag("CORE-46")
    @Tag("FAULT-28")
    void comparesWithValuesOfAnyLength() {
        for (int i = 0; i < 12; i++) {
            Line row = rows.get(i);
            for (BigDecimal value : List.of(
                    row.longer,
                    row.shorter,
                    row.shorter.add(new BigDecimal("0.00000000000000000001")),
                    row.shorter.subtract(new BigDecimal("0.00000000000000000001")),
                    row.whole.negate())) {
                isWhere(number(LONG).lt(value), (r, v) -> r.longer.compareTo(v) < 0, value);
                isWhere(number(LONG).eq(value), (r, v) -> r.longer.compareTo(v) == 0, value);
                isWhere(number(LONG).ge(value), (r, v) -> r.longer.compareTo(v) >= 0, value);
                isWhere(number(SHORT).le(value), (r, v) -> r.shorter.compareTo(v) <= 0, value);
                isWhere(number(SHORT).eq(value), (r, v) -> r.shorter.compareTo(v) == 0, value);
                isWhere(number(SHORT).gt(value), (r, v) -> r.shorter.compareTo(v) > 0, value);
                isWhere(number(WHOLE).ne(value), (r, v) -> r.whole.compareTo(v) != 0, value);
                isWhere(
                        number(SHORT).in(List.of(value, row.shorter)),
                        (r, v) -> r.shorter.compareTo(v) == 0 || r.shorter.compareTo(row.shorter) == 0,
                        value);
                isWhere(
                        number(LONG).plus(number(SHORT)).in(List.of(value, row.longer.add(row.shorter))),
                        (r, v) -> r.longer.add(r.shorter).compareTo(v) == 0
                                || r.longer.add(r.shorter).compareTo(row.longer.add(row.shorter)) == 0,
                        value);
            }
        }
    }

    @Test
    @Tag("CORE-46")
    void comparesColumnsOfDifferentDigits() {
        BigDecimal none = BigDecimal.ZERO;
        isWhere(number(LONG).lt(number(SHORT)), (r, v) -> r.longer.compareTo(r.shorter) < 0, none);
        isWhere(number(SHORT).eq(number(LONG)), (r, v) -> r.longer.compareTo(r.shorter) == 0, none);
        isWhere(number(WHOLE).ge(number(LONG)), (r, v) -> r.whole.compareTo(r.longer) >= 0, none);
        isWhere(number(LONG).minus(number(SHORT)).eq(number(LONG).minus(number(SHORT))), (r, v) -> true, none);
    }

    @Test
    @Tag("CORE-46")
    void isInOrder() {
        assertThat(db.values(select(K).from(T).orderBy(number(LONG).desc(), K.asc())))
                .as("seed %d", seed)
                .containsExactlyElementsOf(rows.stream()
                        .sorted(Comparator.comparing(Line::longer).reversed().thenComparing(Line::key))
                        .map(Line::key)
                        .toList());
        assertThat(db.values(select(K)
                        .from(T)
                        .orderBy(number(LONG).plus(number(SHORT)).asc(), K.asc())))
                .as("seed %d", seed)
                .containsExactlyElementsOf(rows.stream()
                        .sorted(Comparator.comparing((Line row) -> row.longer.add(row.shorter))
                                .thenComparing(Line::key))
                        .map(Line::key)
                        .toList());
    }

    @Test
    @Tag("CORE-46")
    void calculatesAndAddsUpExactly() {
        List<@Nullable Object> sums = db.rows(select(
                                sumOfDecimals(number(LONG)),
                                sumOfDecimals(number(SHORT)),
                                Sql.min(number(WHOLE)),
                                Sql.max(number(LONG)),
                                sumOfDecimals(number(LONG).times(number(SHORT))))
                        .from(T))
                .get(0);
        List<BigDecimal> expected = List.of(
                rows.stream().map(Line::longer).reduce(BigDecimal.ZERO, BigDecimal::add),
                rows.stream().map(Line::shorter).reduce(BigDecimal.ZERO, BigDecimal::add),
                rows.stream().map(Line::whole).min(Comparator.naturalOrder()).orElseThrow(),
                rows.stream().map(Line::longer).max(Comparator.naturalOrder()).orElseThrow(),
                rows.stream().map(row -> row.longer.multiply(row.shorter)).reduce(BigDecimal.ZERO, BigDecimal::add));
        for (int i = 0; i < expected.size(); i++) {
            assertThat((BigDecimal) sums.get(i)).as("seed %d, %d", seed, i).isEqualByComparingTo(expected.get(i));
        }
    }

    @Test
    @Tag("CORE-46")
    void isRoundedWhereItIsStored() {
        db.run(update(T)
                .set(T.column(SHORT), number(SHORT).times(new BigDecimal("0.125")))
                .everyRow());
        db.run(update(T)
                .set(T.column(LONG), number(SHORT).plus(new BigDecimal("0.0000000000005")))
                .everyRow());
        List<List<@Nullable Object>> read =
                db.rows(select(T.column(SHORT), T.column(LONG)).from(T).orderBy(K.asc()));
        for (Line row : rows) {
            BigDecimal shorter = row.shorter.multiply(new BigDecimal("0.125")).setScale(2, RoundingMode.HALF_UP);
            assertThat(read.get(row.key).get(0)).as("seed %d", seed).isEqualTo(shorter);
            assertThat(read.get(row.key).get(1))
                    .as("seed %d", seed)
                    .isEqualTo(shorter.add(new BigDecimal("0.0000000000005")).setScale(12, RoundingMode.HALF_UP));
        }
    }

    @Test
    @Tag("FAULT-28")
    void isRefusedWhereItDoesNotFit() {
        for (String bad : List.of("1.0000000000001", "1E+26", "-1E+300")) {
            assertThatThrownBy(() -> db.insert(TABLE, List.of(KEY, LONG, WHOLE, SHORT), new Object[] {
                        ROWS, new BigDecimal(bad), BigDecimal.ONE, BigDecimal.ONE
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("does not fit into decimal(38, 12)");
        }
        assertThatThrownBy(() -> db.run(update(T)
                        .set(T.column(SHORT), number(SHORT).plus(new BigDecimal("100000000000000")))
                        .everyRow()))
                .isInstanceOf(DatabaseException.class)
                .extracting(failure -> ((DatabaseException) failure).kind())
                .isEqualTo(dev.orm.dialect.DatabaseError.Kind.DATA);
    }
}
