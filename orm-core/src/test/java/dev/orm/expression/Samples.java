package dev.orm.expression;

import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Fixture;
import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Expression;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.StringExpression;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of a table with values at the edges, and the comparison of what a database makes of them with what a program does. */
final class Samples {

    /** A row of the table. */
    record Sample(
            int id,
            @Nullable Integer i,
            @Nullable Integer j,
            @Nullable Long big,
            @Nullable BigDecimal d,
            @Nullable Double e,
            @Nullable String s,
            @Nullable String t,
            @Nullable Boolean flag) {}

    static final Column<Integer> ID = new Column<>("id", SqlType.INTEGER, false);
    static final Column<Integer> I = new Column<>("i", SqlType.INTEGER, true);
    static final Column<Integer> J = new Column<>("j", SqlType.INTEGER, true);
    static final Column<Long> BIG = new Column<>("big", SqlType.BIGINT, true);
    static final Column<BigDecimal> D = new Column<>("d", SqlType.decimal(12, 3), true);
    static final Column<Double> E = new Column<>("e", SqlType.DOUBLE, true);
    static final Column<String> S = new Column<>("s", SqlType.varchar(40), true);
    static final Column<String> T = new Column<>("t", SqlType.TEXT, true);
    static final Column<Boolean> FLAG = new Column<>("flag", SqlType.BOOLEAN, true);

    static final Table TABLE = Table.builder(TableName.of("samples"))
            .column(ID)
            .column(I)
            .column(J)
            .column(BIG)
            .column(D)
            .column(E)
            .column(S)
            .column(T)
            .column(FLAG)
            .primaryKey(new PrimaryKey("pk_samples", List.of("id")))
            .build();

    static final TableRef SAMPLE = new TableRef(TABLE, "x");
    static final ColumnRef<Integer> KEY = SAMPLE.column(ID);
    static final NumberExpression<Integer> INT = number(SAMPLE.column(I));
    static final NumberExpression<Integer> OTHER = number(SAMPLE.column(J));
    static final NumberExpression<Long> LONG = number(SAMPLE.column(BIG));
    static final NumberExpression<BigDecimal> DECIMAL = number(SAMPLE.column(D));
    static final NumberExpression<Double> DOUBLE = number(SAMPLE.column(E));
    static final StringExpression TEXT = string(SAMPLE.column(S));
    static final StringExpression TAIL = string(SAMPLE.column(T));
    static final ColumnRef<Boolean> BOOL = SAMPLE.column(FLAG);

    static final List<Sample> ROWS = List.of(
            new Sample(1, 7, 2, 7L, new BigDecimal("2.345"), 2.5, "hello world", "o", true),
            new Sample(2, -7, 2, -7L, new BigDecimal("-2.345"), -2.5, "  ada  ", "a", false),
            new Sample(3, 7, -2, 1L << 40, new BigDecimal("0.495"), 0.5, "", "", null),
            new Sample(4, -7, -2, -1L, new BigDecimal("0.000"), 0.0, "h\u00e9llo \u00df", "\u00e9", true),
            new Sample(
                    5,
                    0,
                    3,
                    0L,
                    new BigDecimal("999999999.999"),
                    1e10,
                    "a\ud83d\ude00b\ud83d\ude00c",
                    "\ud83d\ude00",
                    false),
            new Sample(6, 5, 0, Long.MAX_VALUE, new BigDecimal("1.500"), 1.4999, "50%_!*?[x]", "%", null),
            new Sample(7, null, 1, null, null, null, null, "x", true),
            new Sample(8, 1, null, 12L, new BigDecimal("-0.500"), -0.5, "O'Brien \\ \"q\"", null, false),
            new Sample(9, 2147483647, 10, Long.MIN_VALUE, new BigDecimal("3.000"), -3.0, "ABC abc", "ABC", true),
            new Sample(10, 3, 3, 255L, new BigDecimal("0.005"), 100.25, "abcabc", "bc", null));

    private Samples() {}

    static void fill(Fixture fixture) {
        fixture.create(TABLE);
        for (Sample row : ROWS) {
            fixture.insert(TABLE, TABLE.columns(), new @Nullable Object[] {
                row.id, row.i, row.j, row.big, row.d, row.e, row.s, row.t, row.flag
            });
        }
    }

    /** An expression and what a program makes of a row. */
    record Check(String name, Expression<?> expression, Function<Sample, @Nullable Object> oracle) {}

    static Check check(String name, Expression<?> expression, Function<Sample, @Nullable Object> oracle) {
        return new Check(name, expression, oracle);
    }

    /** Compares every expression over every row, all faults at once. */
    static void agree(Fixture db, List<Check> checks) {
        List<String> faults = new ArrayList<>();
        for (Check check : checks) {
            List<List<@Nullable Object>> rows;
            try {
                rows = db.rows(select(KEY, check.expression).from(SAMPLE).orderBy(KEY.asc()));
            } catch (RuntimeException failure) {
                faults.add(check.name + " failed: " + failure);
                continue;
            }
            for (Sample sample : ROWS) {
                Object expected = check.oracle.apply(sample);
                Object actual = rows.get(sample.id - 1).get(1);
                if (!same(expected, actual)) {
                    faults.add(check.name + " of row " + sample.id + " is " + actual + ", not " + expected);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static boolean same(@Nullable Object expected, @Nullable Object actual) {
        if (expected == null || actual == null) {
            return expected == actual;
        } else if (expected instanceof BigDecimal decimal) {
            return actual instanceof BigDecimal other && decimal.compareTo(other) == 0;
        } else if (expected instanceof Double number) {
            return actual instanceof Double other && Math.abs(number - other) <= Math.abs(number) * 1e-12;
        }
        return expected.equals(actual);
    }
}
