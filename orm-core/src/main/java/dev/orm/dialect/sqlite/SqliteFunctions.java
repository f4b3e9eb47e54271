package dev.orm.dialect.sqlite;

import dev.orm.type.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqlite.Collation;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/**
 * What SQLite cannot calculate by itself, as functions of a connection: decimals of any length, and text in which letters beyond
 * ASCII have a case. They stand in statements only, never in a schema, so that other programs can open the file.
 */
final class SqliteFunctions {

    /** Orders texts that are decimals, which {@code orm_decimal} has to have made sure of: a collation cannot fail. */
    static final String COLLATION = "orm_decimal";

    /** Digits that a calculation may reach; without a limit a recursive query could fill the memory. */
    private static final int MAX_DIGITS = 1_000;

    private static final int INTEGER = 1;
    private static final int FLOAT = 2;
    private static final int TEXT = 3;

    private SqliteFunctions() {}

    /** Adds the functions to a connection. */
    static void register(Connection connection) throws SQLException {
        SQLiteConnection to = driverOf(connection);
        unary(to, "orm_decimal", SqliteFunctions::plain);
        unary(to, "orm_decimal_key", DecimalKey::of);
        unary(to, "orm_decimal_abs", value -> plain(value.abs()));
        unary(to, "orm_decimal_negate", value -> plain(value.negate()));
        unary(to, "orm_decimal_floor", value -> plain(value.setScale(0, RoundingMode.FLOOR)));
        unary(to, "orm_decimal_ceil", value -> plain(value.setScale(0, RoundingMode.CEILING)));
        binary(to, "orm_decimal_add", BigDecimal::add);
        binary(to, "orm_decimal_subtract", BigDecimal::subtract);
        binary(to, "orm_decimal_multiply", BigDecimal::multiply);
        create(to, "orm_decimal_fit", 3, new Fit());
        create(to, "orm_json_decimal", 1, new OfJson());
        create(to, "orm_decimal_whole", 1, new Whole());
        create(to, "orm_decimal_sum", 1, new Sum());
        Collation.create(to, COLLATION, new ByValue());
        text(to, "orm_lower", Texts::lower);
        text(to, "orm_upper", Texts::upper);
        text(to, "orm_json", json -> Json.of(json).text());
        create(to, "orm_like", 2, new Matching("orm_like", Texts::ofLike, true));
        create(to, "orm_regexp", 2, new Matching("orm_regexp", Texts::ofRegexp, false));
        create(to, "orm_regexp_replace", 3, new Replacing());
        TemporalFunctions.register(to);
    }

    /** The driver's own connection; what a wrapper says of itself is not always true, what the driver says is. */
    private static SQLiteConnection driverOf(Connection connection) throws SQLException {
        if (connection instanceof SQLiteConnection driver) {
            return driver;
        }
        Object unwrapped = connection.unwrap(Connection.class);
        if (unwrapped instanceof SQLiteConnection driver) {
            return driver;
        }
        if (connection.getMetaData().getConnection() instanceof SQLiteConnection driver) {
            return driver;
        }
        // A proxy may give itself to whoever asks for a connection, but not for one of the driver.
        if (connection.isWrapperFor(SQLiteConnection.class)) {
            return connection.unwrap(SQLiteConnection.class);
        }
        throw new SQLException(
                "A connection of " + connection.getClass().getName() + " does not lead to that of the driver"
                        + " org.xerial:sqlite-jdbc, which takes the functions for exact decimals. Let it implement unwrap.");
    }

    private static void create(SQLiteConnection to, String name, int arguments, Function function) throws SQLException {
        Function.create(to, name, function, arguments, Function.FLAG_DETERMINISTIC);
    }

    private static void unary(SQLiteConnection to, String name, java.util.function.Function<BigDecimal, String> result)
            throws SQLException {
        create(to, name, 1, new Arguments() {
            @Override
            protected void xFunc() throws SQLException {
                BigDecimal value = decimal(0);
                if (value == null) {
                    result();
                } else {
                    result(result.apply(value));
                }
            }
        });
    }

    private static void binary(SQLiteConnection to, String name, java.util.function.BinaryOperator<BigDecimal> operator)
            throws SQLException {
        create(to, name, 2, new Arguments() {
            @Override
            protected void xFunc() throws SQLException {
                BigDecimal left = decimal(0);
                BigDecimal right = decimal(1);
                if (left == null || right == null) {
                    result();
                } else {
                    result(plain(operator.apply(left, right)));
                }
            }
        });
    }

    private static void text(SQLiteConnection to, String name, java.util.function.UnaryOperator<String> change)
            throws SQLException {
        create(to, name, 1, new Function() {
            @Override
            protected void xFunc() throws SQLException {
                String text = value_text(0);
                if (text == null) {
                    result();
                } else {
                    result(change.apply(text));
                }
            }
        });
    }

    /** The one text of a number, so that equal numbers stay together in a group. */
    private static String plain(BigDecimal value) {
        BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (shortest.precision() > MAX_DIGITS || Math.abs((long) shortest.scale()) > MAX_DIGITS) {
            throw new ArithmeticException("orm_decimal: a number has more than " + MAX_DIGITS + " digits");
        }
        return shortest.toPlainString();
    }

    private static BigDecimal parsed(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException malformed) {
            throw new ArithmeticException("orm_decimal: a value is no number");
        }
    }

    /** A function over decimals. */
    private abstract static class Arguments extends Function {

        final @Nullable BigDecimal decimal(int index) throws SQLException {
            return switch (value_type(index)) {
                case INTEGER -> BigDecimal.valueOf(value_long(index));
                case FLOAT -> BigDecimal.valueOf(value_double(index));
                case TEXT -> parsed(value_text(index));
                default -> null;
            };
        }
    }

    /** A number rounded to a number of digits after the point, refused if it has too many before it. */
    private static final class Fit extends Arguments {
        @Override
        protected void xFunc() throws SQLException {
            BigDecimal value = decimal(0);
            if (value == null) {
                result();
                return;
            }
            int precision = value_int(1);
            int scale = value_int(2);
            BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
            if (rounded.precision() > precision && rounded.signum() != 0) {
                throw new SQLException(
                        "orm_decimal: a number does not fit into decimal(" + precision + ", " + scale + ")");
            }
            result(rounded.toPlainString());
        }
    }

    /** A number out of JSON as {@code decimal(38, 10)}; none if it is too long. */
    private static final class OfJson extends Arguments {
        @Override
        protected void xFunc() throws SQLException {
            BigDecimal value = decimal(0);
            BigDecimal rounded = value == null ? null : value.setScale(10, RoundingMode.HALF_UP);
            if (rounded == null || rounded.precision() > 38) {
                result();
            } else {
                result(rounded.toPlainString());
            }
        }
    }

    /** A number rounded to a whole one of 64 bits. */
    private static final class Whole extends Arguments {
        @Override
        protected void xFunc() throws SQLException {
            BigDecimal value = decimal(0);
            if (value == null) {
                result();
                return;
            }
            try {
                result(value.setScale(0, RoundingMode.HALF_UP).longValueExact());
            } catch (ArithmeticException tooLarge) {
                throw new SQLException("orm_decimal: a number does not fit into 64 bits");
            }
        }
    }

    /** The exact sum, also over a window that moves. */
    private static final class Sum extends Function.Window {

        private BigDecimal total = BigDecimal.ZERO;
        private long count;

        private void add(int sign) throws SQLException {
            BigDecimal value = switch (value_type(0)) {
                case INTEGER -> BigDecimal.valueOf(value_long(0));
                case FLOAT -> BigDecimal.valueOf(value_double(0));
                case TEXT -> parsed(value_text(0));
                default -> null;
            };
            if (value != null) {
                total = sign > 0 ? total.add(value) : total.subtract(value);
                count += sign;
            }
        }

        @Override
        protected void xStep() throws SQLException {
            add(1);
        }

        @Override
        protected void xInverse() throws SQLException {
            add(-1);
        }

        @Override
        protected void xValue() throws SQLException {
            if (count == 0) {
                result();
            } else {
                result(plain(total));
            }
        }

        @Override
        protected void xFinal() throws SQLException {
            xValue();
        }
    }

    private static final class ByValue extends Collation {
        @Override
        protected int xCompare(String left, String right) {
            return parsed(left).compareTo(parsed(right));
        }
    }

    /** A function that looks for a pattern; that of the row before is kept, as it is nearly always the same. */
    private abstract static class Searching extends Function {

        private final String name;
        private final java.util.function.Function<String, Pattern> compiler;
        private @Nullable String known;
        private @Nullable Pattern compiled;

        Searching(String name, java.util.function.Function<String, Pattern> compiler) {
            this.name = name;
            this.compiler = compiler;
        }

        @Override
        protected final void xFunc() throws SQLException {
            String text = value_text(0);
            String pattern = value_text(1);
            if (text == null || pattern == null) {
                result();
                return;
            }
            Pattern regex = compiled;
            if (regex == null || !pattern.equals(known)) {
                regex = compiler.apply(pattern);
                compiled = regex;
                known = pattern;
            }
            try {
                found(regex.matcher(new BoundedText(text)));
            } catch (BoundedText.Exhausted | StackOverflowError endless) {
                throw new SQLException(name + ": the pattern takes too many steps for a text; write it without"
                        + " repetitions inside of repetitions");
            }
        }

        /** Gives the result for a text that is searched by a pattern. */
        abstract void found(Matcher matcher) throws SQLException;
    }

    /** Whether a text matches a pattern, as a whole or in a part. */
    private static final class Matching extends Searching {

        private final boolean whole;

        Matching(String name, java.util.function.Function<String, Pattern> compiler, boolean whole) {
            super(name, compiler);
            this.whole = whole;
        }

        @Override
        void found(Matcher matcher) throws SQLException {
            result((whole ? matcher.matches() : matcher.find()) ? 1 : 0);
        }
    }

    /** A text with another one where a pattern is found. */
    private static final class Replacing extends Searching {

        Replacing() {
            super("orm_regexp_replace", Texts::ofRegexp);
        }

        @Override
        void found(Matcher matcher) throws SQLException {
            result(matcher.replaceAll(value_text(2)));
        }
    }
}
