package dev.orm.fuzz;

import static dev.orm.sql.Sql.abs;
import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.when;

import dev.orm.fuzz.Numbers.Row;
import dev.orm.sql.BooleanExpression;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Condition;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.Select;
import dev.orm.sql.Sql;
import dev.orm.sql.StringExpression;
import dev.orm.sql.node.BooleanOf;
import dev.orm.sql.node.ComparableOf;
import dev.orm.sql.node.TableRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes random conditions, each with what it is for a row by the rules of SQL's three values, calculated in Java. */
final class Conditions {

    /** A condition and its value for a row: true, false, or null for unknown. */
    record Judged(Condition sql, Function<Row, @Nullable Boolean> java) {}

    private record Of<X, T>(X sql, Function<Row, @Nullable T> java) {}

    private final Random random;
    private final Numbers values;
    private final List<Row> rows;
    private final String alias;

    Conditions(Random random, Numbers values, List<Row> rows, String alias) {
        this.random = random;
        this.values = values;
        this.rows = rows;
        this.alias = alias;
    }

    Judged condition(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            Judged left = condition(depth - 1);
            Judged right = condition(depth - 1);
            return switch (random.nextInt(6)) {
                case 0, 1 ->
                    new Judged(left.sql.and(right.sql), row -> and(left.java.apply(row), right.java.apply(row)));
                case 2, 3 -> new Judged(left.sql.or(right.sql), row -> or(left.java.apply(row), right.java.apply(row)));
                case 4 -> new Judged(left.sql.not(), row -> not(left.java.apply(row)));
                default -> new Judged(left.sql.isNull(), row -> left.java.apply(row) == null);
            };
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> compared(integer(depth), () -> values.number(), Integer::compare);
            case 2 -> compared(big(), values::big, Long::compare);
            case 3 -> compared(decimal(depth), values::amount, BigDecimal::compareTo);
            case 4 ->
                ordered(
                        new Of<>(Sql.string(Numbers.of(alias, Numbers.WORD)), Row::word),
                        values::word,
                        String::compareTo);
            case 5 -> text(depth);
            case 6 -> flag();
            case 7 ->
                ordered(
                        new Of<>(new ComparableOf<>(Numbers.of(alias, Numbers.DAY)), Row::day),
                        values::day,
                        LocalDate::compareTo);
            default -> query();
        };
    }

    static @Nullable Boolean and(@Nullable Boolean left, @Nullable Boolean right) {
        if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
            return false;
        }
        return left == null || right == null ? null : Boolean.TRUE;
    }

    static @Nullable Boolean or(@Nullable Boolean left, @Nullable Boolean right) {
        return not(and(not(left), not(right)));
    }

    private static @Nullable Boolean not(@Nullable Boolean value) {
        return value == null ? null : !value;
    }

    private <N extends Number> Judged compared(
            Of<NumberExpression<N>, N> left, Supplier<N> value, BiFunction<N, N, Integer> order) {
        return ordered(new Of<ComparableExpression<N>, N>(left.sql, left.java), value, order);
    }

    private <X extends ComparableExpression<T>, T> Judged ordered(
            Of<X, T> left, Supplier<T> value, BiFunction<T, T, Integer> order) {
        T one = value.get();
        T two = value.get();
        X sql = left.sql;
        return switch (random.nextInt(11)) {
            case 0 -> new Judged(sql.eq(one), test(left, one, (a, b) -> order.apply(a, b) == 0));
            case 1 -> new Judged(sql.ne(one), test(left, one, (a, b) -> order.apply(a, b) != 0));
            case 2 -> new Judged(sql.lt(one), test(left, one, (a, b) -> order.apply(a, b) < 0));
            case 3 -> new Judged(sql.le(one), test(left, one, (a, b) -> order.apply(a, b) <= 0));
            case 4 -> new Judged(sql.gt(one), test(left, one, (a, b) -> order.apply(a, b) > 0));
            case 5 -> new Judged(sql.ge(one), test(left, one, (a, b) -> order.apply(a, b) >= 0));
            case 6 ->
                new Judged(
                        sql.between(one, two),
                        test(left, one, (a, b) -> order.apply(a, one) >= 0 && order.apply(a, two) <= 0));
            case 7 -> new Judged(sql.isNull(), row -> left.java.apply(row) == null);
            case 8 -> new Judged(sql.isNotNull(), row -> left.java.apply(row) != null);
            case 9 -> in(left, List.of(one, two), order, false);
            default -> in(left, random.nextBoolean() ? List.of() : List.of(one), order, true);
        };
    }

    /** NULL IN () is false and NULL NOT IN () is true, as the standard would have it if it knew the empty list. */
    private <X extends ComparableExpression<T>, T> Judged in(
            Of<X, T> left, List<T> list, BiFunction<T, T, Integer> order, boolean negated) {
        Function<Row, @Nullable Boolean> in = row -> {
            T value = left.java.apply(row);
            if (list.isEmpty()) {
                return false;
            }
            return value == null ? null : (Boolean) list.stream().anyMatch(each -> order.apply(value, each) == 0);
        };
        return negated
                ? new Judged(left.sql.notIn(list), row -> not(in.apply(row)))
                : new Judged(left.sql.in(list), in);
    }

    private static <T> Function<Row, @Nullable Boolean> test(Of<?, T> left, T right, BiPredicate<T, T> test) {
        return row -> {
            T value = left.java.apply(row);
            return value == null ? null : (Boolean) test.test(value, right);
        };
    }

    private static <A, T> Function<Row, @Nullable T> map(Of<?, A> of, Function<A, T> change) {
        return row -> {
            A value = of.java.apply(row);
            return value == null ? null : change.apply(value);
        };
    }

    private static <T> Function<Row, @Nullable T> both(Of<?, T> left, Of<?, T> right, BiFunction<T, T, T> change) {
        return row -> {
            T one = left.java.apply(row);
            T other = right.java.apply(row);
            return one == null || other == null ? null : change.apply(one, other);
        };
    }

    private Of<NumberExpression<Integer>, Integer> integer(int depth) {
        if (depth <= 0 || random.nextInt(3) == 0) {
            return random.nextBoolean()
                    ? new Of<>(number(Numbers.of(alias, Numbers.N)), Row::n)
                    : new Of<>(number(Numbers.of(alias, Numbers.M)), Row::m);
        }
        Of<NumberExpression<Integer>, Integer> left = integer(depth - 1);
        Of<NumberExpression<Integer>, Integer> right = integer(depth - 1);
        int value = values.number();
        return switch (random.nextInt(8)) {
            case 0 -> new Of<>(left.sql.plus(right.sql), both(left, right, Integer::sum));
            case 1 -> new Of<>(left.sql.minus(right.sql), both(left, right, (a, b) -> a - b));
            case 2 -> new Of<>(left.sql.times(value), map(left, a -> a * value));
            case 3 -> new Of<>(abs(left.sql), map(left, Math::abs));
            case 4 ->
                new Of<>(number(coalesce(left.sql, value)), row -> {
                    Integer there = left.java.apply(row);
                    return there == null ? (Integer) value : there;
                });
            case 5 -> {
                Of<StringExpression, String> text = string(depth - 1);
                yield new Of<>(text.sql.length(), map(text, s -> s.codePointCount(0, s.length())));
            }
            default -> {
                Judged test = condition(depth - 1);
                yield new Of<>(
                        number(when(test.sql, left.sql).otherwise(right.sql)),
                        row -> Boolean.TRUE.equals(test.java.apply(row))
                                ? left.java.apply(row)
                                : right.java.apply(row));
            }
        };
    }

    private Of<NumberExpression<Long>, Long> big() {
        return new Of<>(number(Numbers.of(alias, Numbers.BIG)), Row::big);
    }

    private Of<NumberExpression<BigDecimal>, BigDecimal> decimal(int depth) {
        Of<NumberExpression<BigDecimal>, BigDecimal> amount =
                new Of<>(number(Numbers.of(alias, Numbers.AMOUNT)), Row::amount);
        if (depth <= 0) {
            return amount;
        }
        BigDecimal value = values.amount();
        return switch (random.nextInt(4)) {
            case 0 -> new Of<>(amount.sql.plus(value), map(amount, value::add));
            case 1 -> new Of<>(amount.sql.minus(amount.sql), map(amount, a -> a.subtract(a)));
            case 2 -> new Of<>(abs(amount.sql), map(amount, BigDecimal::abs));
            default -> amount;
        };
    }

    private Of<StringExpression, String> string(int depth) {
        if (depth <= 0 || random.nextInt(3) == 0) {
            return random.nextBoolean()
                    ? new Of<>(Sql.string(Numbers.of(alias, Numbers.TEXT)), Row::text)
                    : new Of<>(Sql.string(Numbers.of(alias, Numbers.WORD)), Row::word);
        }
        Of<StringExpression, String> left = string(depth - 1);
        Of<StringExpression, String> right = string(depth - 1);
        String value = values.text();
        return switch (random.nextInt(4)) {
            case 0 -> new Of<>(left.sql.concat(right.sql), both(left, right, String::concat));
            case 1 -> new Of<>(left.sql.concat(value), map(left, s -> s + value));
            case 2 -> new Of<>(left.sql.trim(), map(left, s -> s.replaceAll("^ +| +$", "")));
            default ->
                new Of<>(Sql.string(coalesce(left.sql, value)), row -> {
                    String there = left.java.apply(row);
                    return there == null ? value : there;
                });
        };
    }

    private Judged text(int depth) {
        Of<StringExpression, String> text = string(depth);
        StringExpression sql = text.sql;
        String value = values.text();
        return switch (random.nextInt(8)) {
            case 0 -> new Judged(sql.eq(value), test(text, value, String::equals));
            case 1 -> new Judged(sql.ne(value), test(text, value, (a, b) -> !a.equals(b)));
            case 2 -> new Judged(sql.contains(value), test(text, value, String::contains));
            case 3 -> new Judged(sql.startsWith(value), test(text, value, String::startsWith));
            case 4 -> new Judged(sql.endsWith(value), test(text, value, String::endsWith));
            case 5 ->
                new Judged(sql.containsIgnoreCase(value), test(text, value, (a, b) -> lower(a).contains(lower(b))));
            case 6 -> new Judged(sql.isDistinctFrom(word()), distinct(text));
            default ->
                new Judged(
                        sql.in(Arrays.asList(value, "a")), test(text, value, (a, b) -> a.equals(b) || a.equals("a")));
        };
    }

    private StringExpression word() {
        return Sql.string(Numbers.of(alias, Numbers.WORD));
    }

    private static Function<Row, @Nullable Boolean> distinct(Of<?, String> text) {
        return row -> !java.util.Objects.equals(text.java.apply(row), row.word());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private Judged flag() {
        BooleanExpression flag = new BooleanOf(Numbers.of(alias, Numbers.FLAG));
        return switch (random.nextInt(3)) {
            case 0 -> new Judged(flag.isTrue(), Row::flag);
            case 1 -> new Judged(flag.isFalse(), row -> not(row.flag()));
            default -> new Judged(flag.eq(true).or(flag.isNull()), row -> row.flag() == null || row.flag());
        };
    }

    /** IN, NOT IN and EXISTS of a query over the same table, of which some rows are missing values. */
    private Judged query() {
        String inner = alias + "i";
        Judged filter = new Conditions(random, values, rows, inner)
                .compared(
                        new Of<>(number(Numbers.of(inner, Numbers.M)), row -> row.m()),
                        values::number,
                        Integer::compare);
        TableRef from = new TableRef(Numbers.TABLE, inner);
        if (random.nextInt(3) == 0) {
            Condition same = Numbers.of(inner, Numbers.N).eq(Numbers.of(alias, Numbers.N));
            return new Judged(
                    exists(select(Numbers.of(inner, Numbers.M)).from(from).where(same, filter.sql)),
                    row -> rows.stream()
                            .anyMatch(other -> row.n() != null
                                    && row.n().equals(other.n())
                                    && Boolean.TRUE.equals(filter.java.apply(other))));
        }
        Select<Integer> query = select(Numbers.of(inner, Numbers.N)).from(from).where(filter.sql);
        List<@Nullable Integer> selected = new ArrayList<>();
        for (Row row : rows) {
            if (Boolean.TRUE.equals(filter.java.apply(row))) {
                selected.add(row.n());
            }
        }
        Function<Row, @Nullable Boolean> in = row -> {
            if (selected.isEmpty()) {
                return false;
            }
            if (row.m() == null) {
                return null;
            }
            return selected.contains(row.m()) ? Boolean.TRUE : selected.contains(null) ? null : Boolean.FALSE;
        };
        NumberExpression<Integer> m = number(Numbers.of(alias, Numbers.M));
        return random.nextBoolean()
                ? new Judged(m.in(query), in)
                : new Judged(m.notIn(query), row -> not(in.apply(row)));
    }
}
