package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Case;
import dev.orm.sql.node.Cast;
import dev.orm.sql.node.ComparableOf;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.Exists;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.ScalarQuery;
import dev.orm.sql.node.SqlFunction;
import dev.orm.sql.node.StringOf;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.util.List;

/** The words that start statements and expressions, to be imported statically. */
public final class Sql extends Texts {

    private Sql() {}

    /**
     * {@code INSERT INTO}.
     *
     * @param target the entity or table
     * @return a statement without values
     */
    public static Insert insertInto(FromItem target) {
        return new Insert(target, List.of());
    }

    /**
     * {@code UPDATE}.
     *
     * @param target the entity or table
     * @return a statement that sets nothing yet and changes every row unless it gets a condition
     */
    public static Update update(FromItem target) {
        return new Update(target, List.of(), null);
    }

    /**
     * {@code DELETE FROM}.
     *
     * @param target the entity or table
     * @return a statement that deletes every row unless it gets a condition
     */
    public static Delete deleteFrom(FromItem target) {
        return new Delete(target, null);
    }

    /**
     * {@code count(*)}.
     *
     * @return the number of rows
     */
    public static NumberExpression<Long> count() {
        return new Count(null, false);
    }

    /**
     * {@code count(item)}.
     *
     * @param item an expression, or an entity, which counts where it is present
     * @return the number of rows in which it is not SQL {@code NULL}
     */
    public static NumberExpression<Long> count(Selectable<?> item) {
        return new Count(item, false);
    }

    /**
     * {@code count(DISTINCT item)}.
     *
     * @param item an expression or an entity
     * @return the number of its different values
     */
    public static NumberExpression<Long> countDistinct(Selectable<?> item) {
        return new Count(item, true);
    }

    /**
     * {@code sum} of whole numbers.
     *
     * @param number what is added up
     * @return the sum in 64 bits; SQL {@code NULL} over no rows
     */
    public static NumberExpression<Long> sum(Expression<? extends Number> number) {
        return new NumberOf<>(Call.of(SqlFunction.SUM, Long.class, List.of(number)));
    }

    /**
     * {@code sum} of decimals.
     *
     * @param number what is added up
     * @return the exact sum; SQL {@code NULL} over no rows
     */
    public static NumberExpression<BigDecimal> sumOfDecimals(Expression<BigDecimal> number) {
        return new NumberOf<>(Call.of(SqlFunction.SUM, BigDecimal.class, List.of(number)));
    }

    /**
     * {@code sum} of floating point numbers.
     *
     * @param number what is added up
     * @return the sum; SQL {@code NULL} over no rows
     */
    public static NumberExpression<Double> sumOfDoubles(Expression<? extends Number> number) {
        return new NumberOf<>(Call.of(SqlFunction.SUM, Double.class, List.of(number)));
    }

    /**
     * {@code avg}.
     *
     * @param number what the mean is taken of
     * @return the mean as a double; SQL {@code NULL} over no rows
     */
    public static NumberExpression<Double> avg(Expression<? extends Number> number) {
        return new NumberOf<>(Call.of(SqlFunction.AVG, Double.class, List.of(number)));
    }

    /**
     * {@code min}.
     *
     * @param value what the smallest is looked for in
     * @param <T> its Java type
     * @return the smallest value; SQL {@code NULL} over no rows
     */
    public static <T> ComparableExpression<T> min(ComparableExpression<T> value) {
        return new ComparableOf<>(Call.of(SqlFunction.MIN, value.javaType(), List.of(value)));
    }

    /**
     * {@code max}.
     *
     * @param value what the greatest is looked for in
     * @param <T> its Java type
     * @return the greatest value; SQL {@code NULL} over no rows
     */
    public static <T> ComparableExpression<T> max(ComparableExpression<T> value) {
        return new ComparableOf<>(Call.of(SqlFunction.MAX, value.javaType(), List.of(value)));
    }

    /**
     * {@code coalesce(value, otherwise)}.
     *
     * @param value what is taken unless it is SQL {@code NULL}
     * @param otherwise what is taken then
     * @param <T> their Java type
     * @return the one or the other
     */
    public static <T> ComparableExpression<T> coalesce(Expression<T> value, T otherwise) {
        return new ComparableOf<>(
                Call.of(SqlFunction.COALESCE, value.javaType(), List.of(value, Bind.of(value, otherwise))));
    }

    /**
     * {@code coalesce(value, otherwise)}.
     *
     * @param value what is taken unless it is SQL {@code NULL}
     * @param otherwise what is taken then
     * @param <T> their Java type
     * @return the one or the other
     */
    public static <T> ComparableExpression<T> coalesce(Expression<T> value, Expression<T> otherwise) {
        return new ComparableOf<>(Call.of(SqlFunction.COALESCE, value.javaType(), List.of(value, otherwise)));
    }

    /**
     * {@code abs}.
     *
     * @param number a number
     * @param <N> its Java type
     * @return the number without its sign
     */
    public static <N extends Number> NumberExpression<N> abs(Expression<N> number) {
        return new NumberOf<>(Call.of(SqlFunction.ABS, number.javaType(), List.of(number)));
    }

    /**
     * {@code CASE WHEN condition THEN result ELSE otherwise END}.
     *
     * @param condition which of the two is taken
     * @param result what is taken where it is true
     * @param otherwise what is taken where it is not
     * @param <T> their Java type
     * @return the one or the other
     */
    public static <T> ComparableExpression<T> when(Condition condition, Expression<T> result, Expression<T> otherwise) {
        return new Case<>(List.of(new Case.When<>(condition, result)), otherwise, result.javaType());
    }

    /**
     * {@code CAST(expression AS type)}.
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
        return new StringOf(expression);
    }

    /**
     * Lends the methods for numbers to an expression.
     *
     * @param expression an expression of a number
     * @param <N> its Java type
     * @return the same with more methods
     */
    public static <N extends Number> NumberExpression<N> number(Expression<N> expression) {
        return new NumberOf<>(expression);
    }

    /**
     * {@code NOT}.
     *
     * @param condition what is negated
     * @return the negation; absent for an absent condition
     */
    public static Condition not(Condition condition) {
        return condition.not();
    }

    /**
     * {@code EXISTS}.
     *
     * @param query gives a row or none; it may refer to the statement around it
     * @return the condition
     */
    public static Condition exists(QueryExpression<?> query) {
        return new Exists(query);
    }

    /**
     * A query that gives one value, as an expression.
     *
     * @param query selects one expression and gives at most one row; it may refer to the statement around it
     * @param <T> the Java type of the value
     * @return the expression
     */
    @SuppressWarnings("unchecked")
    public static <T> ComparableExpression<T> scalar(QueryExpression<T> query) {
        return new ScalarQuery<>(
                query, (Class<T>) query.projection().items().get(0).javaType());
    }
}
