package dev.orm.schema;

import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An expression in the definition of a table: a default, the condition of a check or of an index, a computed value. It names columns
 * by their names and holds its values itself, as DDL has no parameters; each dialect writes names and values its own way.
 *
 * <pre>{@code
 * DdlExpression.column("price").ge(DdlExpression.literal(0))
 * }</pre>
 *
 * @param parts what it is made of, in order
 */
public record DdlExpression(List<Part> parts) {

    /** A part of an expression. */
    public sealed interface Part {}

    /**
     * SQL.
     *
     * @param sql text that is the same on every database
     */
    public record Text(String sql) implements Part {}

    /**
     * A column of the same table.
     *
     * @param name its name, unquoted
     */
    public record ColumnName(String name) implements Part {}

    /**
     * A value.
     *
     * @param type how it is stored
     * @param value the value
     * @param <T> its Java type
     */
    public record Literal<T>(SqlType<T> type, T value) implements Part {

        /** Bytes are equal when their values are. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Literal<?> that && type.equals(that.type) && Objects.deepEquals(value, that.value);
        }

        @Override
        public int hashCode() {
            return type.hashCode() * 31 + (value instanceof byte[] bytes ? Arrays.hashCode(bytes) : value.hashCode());
        }
    }

    /** The time at which the transaction or the statement began, in the type of the column. */
    public record Now() implements Part {}

    /** Copies the list. */
    public DdlExpression {
        parts = List.copyOf(parts);
    }

    /**
     * A column of the same table.
     *
     * @param name its name, unquoted
     * @return the column
     */
    public static DdlExpression column(String name) {
        return new DdlExpression(List.of(new ColumnName(name)));
    }

    /**
     * A value.
     *
     * @param type how it is stored
     * @param value the value
     * @param <T> its Java type
     * @return the literal
     */
    public static <T> DdlExpression literal(SqlType<T> type, T value) {
        return new DdlExpression(List.of(new Literal<>(type, value)));
    }

    /**
     * A number.
     *
     * @param value the number
     * @return the literal
     */
    public static DdlExpression literal(long value) {
        return value == (int) value ? literal(SqlType.INTEGER, (int) value) : literal(SqlType.BIGINT, value);
    }

    /**
     * A decimal.
     *
     * @param value the decimal
     * @return the literal
     */
    public static DdlExpression literal(BigDecimal value) {
        int scale = Math.max(0, value.scale());
        int precision = Math.max(value.precision() - value.scale() + scale, scale + 1);
        return literal(SqlType.decimal(precision, scale), value.setScale(scale));
    }

    /**
     * A text.
     *
     * @param value the text
     * @return the literal
     */
    public static DdlExpression literal(String value) {
        return literal(SqlType.TEXT, value);
    }

    /**
     * A truth value.
     *
     * @param value the value
     * @return the literal
     */
    public static DdlExpression literal(boolean value) {
        return literal(SqlType.BOOLEAN, value);
    }

    /**
     * {@code CURRENT_TIMESTAMP}, for the default of a column; in UTC and in the form that the program stores.
     *
     * @return the expression
     */
    public static DdlExpression now() {
        return new DdlExpression(List.of(new Now()));
    }

    /**
     * SQL text. It is sent as it is, so it must never hold anything from outside the program; names in it are quoted for no database.
     *
     * @param sql an expression that the databases understand on which the table shall be
     * @return the expression
     */
    public static DdlExpression unsafeSql(String sql) {
        return text(sql);
    }

    private static DdlExpression text(String sql) {
        return new DdlExpression(List.of(new Text(sql)));
    }

    private static DdlExpression joined(DdlExpression... expressions) {
        return new DdlExpression(
                Stream.of(expressions).flatMap(part -> part.parts.stream()).toList());
    }

    private DdlExpression operator(String operator, DdlExpression other) {
        return joined(operand(this), text(" " + operator + " "), operand(other));
    }

    /** Several parts stand in parentheses beside an operator. */
    private static DdlExpression operand(DdlExpression expression) {
        return expression.parts.size() == 1 && !(expression.parts.get(0) instanceof Text)
                ? expression
                : joined(text("("), expression, text(")"));
    }

    /** {@code =}. */
    public DdlExpression eq(DdlExpression other) {
        return operator("=", other);
    }

    /** {@code <>}. */
    public DdlExpression ne(DdlExpression other) {
        return operator("<>", other);
    }

    /** {@code <}. */
    public DdlExpression lt(DdlExpression other) {
        return operator("<", other);
    }

    /** {@code <=}. */
    public DdlExpression le(DdlExpression other) {
        return operator("<=", other);
    }

    /** {@code >}. */
    public DdlExpression gt(DdlExpression other) {
        return operator(">", other);
    }

    /** {@code >=}. */
    public DdlExpression ge(DdlExpression other) {
        return operator(">=", other);
    }

    /** {@code +}. */
    public DdlExpression plus(DdlExpression other) {
        return operator("+", other);
    }

    /** {@code -}. */
    public DdlExpression minus(DdlExpression other) {
        return operator("-", other);
    }

    /** {@code *}. */
    public DdlExpression times(DdlExpression other) {
        return operator("*", other);
    }

    /** {@code AND}. */
    public DdlExpression and(DdlExpression other) {
        return operator("and", other);
    }

    /** {@code OR}. */
    public DdlExpression or(DdlExpression other) {
        return operator("or", other);
    }

    /** {@code NOT}. */
    public DdlExpression not() {
        return joined(text("not "), operand(this));
    }

    /** {@code IS NULL}. */
    public DdlExpression isNull() {
        return joined(operand(this), text(" is null"));
    }

    /** {@code IS NOT NULL}. */
    public DdlExpression isNotNull() {
        return joined(operand(this), text(" is not null"));
    }

    /** {@code LOWER}. */
    public DdlExpression lower() {
        return joined(text("lower("), this, text(")"));
    }

    /** {@code UPPER}. */
    public DdlExpression upper() {
        return joined(text("upper("), this, text(")"));
    }

    /**
     * {@code IN}.
     *
     * @param values at least one
     * @return the condition
     * @throws IllegalArgumentException if there is no value
     */
    public DdlExpression in(List<DdlExpression> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A column is never in an empty list. Name a value.");
        }
        List<DdlExpression> parts = new ArrayList<>(List.of(operand(this), text(" in (")));
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                parts.add(text(", "));
            }
            parts.add(values.get(i));
        }
        parts.add(text(")"));
        return joined(parts.toArray(DdlExpression[]::new));
    }
}
