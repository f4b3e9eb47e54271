package dev.orm.sql;

import dev.orm.schema.Sequence;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Cast;
import dev.orm.sql.node.Coerced;
import dev.orm.sql.node.NextValue;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.Param;
import dev.orm.sql.node.StringOf;
import dev.orm.sql.node.TemporalCall;
import dev.orm.sql.node.TemporalFunction;
import dev.orm.sql.node.TemporalOf;
import dev.orm.type.SqlType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Values, casts, and expressions that get the methods of their type. */
abstract class Values extends Texts {

    Values() {}

    /**
     * {@code CAST(expression AS type)}. A floating point number that becomes a whole one is rounded, halves away from 0. The length
     * of {@code varchar} cuts nothing. What a database would cast in its own way is refused when the statement is compiled.
     *
     * @param expression what is cast
     * @param type the type it gets
     * @param <T> its Java type
     * @return the cast value
     */
    public static <T> ComparableExpression<T> cast(Expression<?> expression, SqlType<T> type) {
        return new Cast<>(expression, type);
    }

    /**
     * A value as an expression; it is sent as a bind parameter.
     *
     * @param type how it is sent
     * @param value the value
     * @param <T> its Java type
     * @return the expression
     */
    public static <T> Expression<T> value(SqlType<T> type, T value) {
        return Bind.of(type, value);
    }

    /**
     * Lends the methods for text to an expression.
     *
     * @param expression an expression of text
     * @return the same with more methods
     */
    public static StringExpression string(Expression<String> expression) {
        return expression instanceof StringExpression text ? text : new StringOf(expression);
    }

    /**
     * Lends the methods for numbers to an expression.
     *
     * @param expression an expression of a number
     * @param <N> its Java type
     * @return the same with more methods
     */
    public static <N extends Number> NumberExpression<N> number(Expression<N> expression) {
        return expression instanceof NumberExpression<N> number ? number : new NumberOf<>(expression);
    }

    /**
     * A value as an expression; it is sent as a bind parameter, stored as its Java type says or as what stands beside it.
     *
     * @param value the value, not null
     * @param <T> its Java type
     * @return the expression
     */
    public static <T> Expression<T> value(T value) {
        return Bind.ofValue(value);
    }

    /**
     * SQL {@code NULL} of a type.
     *
     * @param type the type
     * @param <T> its Java type
     * @return the expression
     */
    public static <T> Expression<T> nullValue(SqlType<T> type) {
        return Bind.of(type, null);
    }

    /**
     * A value that is given when the statement runs, by {@code query.bind(name, value)}; SQLAlchemy calls it {@code bindparam}. One
     * name may stand in a statement more than once.
     *
     * @param name the name, not blank
     * @param type how the value is stored
     * @param <T> its Java type
     * @return the expression
     */
    public static <T> ComparableExpression<T> param(String name, SqlType<T> type) {
        return new Param<>(name, type);
    }

    /**
     * {@code NEXT VALUE FOR}: takes the next number of a sequence. The sequence stays in its schema, whatever the options of an
     * execution say of schemas.
     *
     * @param sequence what gives out the numbers
     * @return another number for each row
     */
    public static NumberExpression<Long> nextValue(Sequence sequence) {
        return new NextValue(sequence);
    }

    /**
     * Takes the value of an expression for another type, in the program only: nothing of it is seen in the statement. SQLAlchemy calls it
     * {@code type_coerce}.
     *
     * @param expression the expression
     * @param type what its value is read as, and what is compared with it is bound as
     * @param <T> its Java type
     * @return the expression under that type
     */
    public static <T> ComparableExpression<T> typeCoerce(Expression<?> expression, SqlType<T> type) {
        return new Coerced<>(expression, type);
    }

    /**
     * Lends the methods for dates and times to an expression.
     *
     * @param expression an expression of a date or a time
     * @param <T> its Java type, a class of {@code java.time}
     * @return the same with more methods
     */
    public static <T> TemporalExpression<T> temporal(Expression<T> expression) {
        return expression instanceof TemporalExpression<T> temporal ? temporal : new TemporalOf<>(expression);
    }

    /**
     * {@code current_timestamp}: the point on the time line at which the statement or its transaction began.
     *
     * @return the present
     */
    public static TemporalExpression<Instant> currentTimestamp() {
        return new TemporalOf<>(new TemporalCall<>(TemporalFunction.NOW, List.of(), SqlType.INSTANT, Instant.class));
    }

    /**
     * The present date in UTC, on every database and in every zone.
     *
     * @return the date of {@link #currentTimestamp}
     */
    public static TemporalExpression<LocalDate> currentDate() {
        return currentTimestamp().toDate();
    }
}
