package dev.orm.sql;

import dev.orm.schema.ValueSource;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.ComparableOf;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Comparison.Operator;
import dev.orm.sql.node.ExpressionVisitor;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.InQuery;
import dev.orm.sql.node.Label;
import dev.orm.sql.node.NullCheck;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.SqlFunction;
import dev.orm.type.SqlType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SQL expression: a column, a function call, a condition. Immutable; every method returns a new one. Values given to the
 * methods become bind parameters, never text.
 *
 * @param <T> the Java type of its value
 */
public interface Expression<T> extends Selectable<T>, ValueSource.InSql<T> {

    /**
     * Calls the visitor's method for this kind of node.
     *
     * @param visitor the visitor
     * @param <R> what it returns
     * @return what it returned
     */
    <R> R accept(ExpressionVisitor<R> visitor);

    /**
     * Returns how the value is stored.
     *
     * @return the type, or null if what stands beside the expression has to say it
     * @throws IllegalStateException for an attribute, whose type the mapping knows
     */
    @Nullable
    SqlType<?> sqlType();

    /**
     * Copies the expression with its parts rewritten.
     *
     * @param rewriter says what stands in the place of each part
     * @return the copy, or the expression itself if it has no parts
     */
    Expression<T> rewritten(Rewriter rewriter);

    /**
     * Returns the expression without what only names it or lends it methods.
     *
     * @return what is seen in the statement
     */
    default Expression<?> unwrapped() {
        return this;
    }

    /**
     * Returns the name that the expression has in the result.
     *
     * @return the label, or null if it has none
     */
    default @Nullable String label() {
        return null;
    }

    /**
     * {@code this = value}.
     *
     * @param value the value, not null; for SQL {@code NULL} use {@link #isNull()}
     * @return the condition
     */
    default Condition eq(T value) {
        return new Comparison(Operator.EQ, this, Bind.of(this, value));
    }

    /**
     * {@code this = other}.
     *
     * @param other the other expression
     * @return the condition
     */
    default Condition eq(Expression<T> other) {
        return new Comparison(Operator.EQ, this, other);
    }

    /**
     * {@code this <> value}; not true for SQL {@code NULL}.
     *
     * @param value the value, not null; for SQL {@code NULL} use {@link #isNotNull()}
     * @return the condition
     */
    default Condition ne(T value) {
        return new Comparison(Operator.NE, this, Bind.of(this, value));
    }

    /**
     * {@code this <> other}.
     *
     * @param other the other expression
     * @return the condition
     */
    default Condition ne(Expression<T> other) {
        return new Comparison(Operator.NE, this, other);
    }

    /**
     * {@code this IS DISTINCT FROM other}: like {@code <>}, but SQL {@code NULL} equals itself.
     *
     * @param other the other expression
     * @return the condition
     */
    default Condition isDistinctFrom(Expression<T> other) {
        return new Comparison(Operator.IS_DISTINCT_FROM, this, other);
    }

    /**
     * {@code this IS DISTINCT FROM value}: like {@code <>}, but true for SQL {@code NULL}.
     *
     * @param value the value, not null
     * @return the condition
     */
    default Condition isDistinctFrom(T value) {
        return isDistinctFrom(Bind.of(this, value));
    }

    /**
     * {@code this IS NOT DISTINCT FROM other}: like {@code =}, but SQL {@code NULL} equals itself.
     *
     * @param other the other expression
     * @return the condition
     */
    default Condition isNotDistinctFrom(Expression<T> other) {
        return new Comparison(Operator.IS_NOT_DISTINCT_FROM, this, other);
    }

    /**
     * {@code this IS NOT DISTINCT FROM value}: like {@code =}, but never unknown.
     *
     * @param value the value, not null
     * @return the condition
     */
    default Condition isNotDistinctFrom(T value) {
        return isNotDistinctFrom(Bind.of(this, value));
    }

    /**
     * {@code this = ANY (select)} or {@code this = ALL (select)}.
     *
     * @param values the values of a query or an array, by {@link Sql#any} or {@link Sql#all}
     * @return the condition
     */
    default Condition eq(Quantified<T> values) {
        return values.compared(Operator.EQ, this);
    }

    /**
     * {@code this <> ANY (select)} or {@code this <> ALL (select)}.
     *
     * @param values the values of a query or an array, by {@link Sql#any} or {@link Sql#all}
     * @return the condition
     */
    default Condition ne(Quantified<T> values) {
        return values.compared(Operator.NE, this);
    }

    /**
     * {@code nullif(this, value)}.
     *
     * @param value what becomes SQL {@code NULL}, not null
     * @return this, or SQL {@code NULL} where it equals the value
     */
    default ComparableExpression<T> nullIf(T value) {
        return new ComparableOf<>(Call.of(SqlFunction.NULLIF, javaType(), List.of(this, Bind.of(this, value))));
    }

    /**
     * {@code this IS NULL}.
     *
     * @return the condition
     */
    default Condition isNull() {
        return new NullCheck(this, false);
    }

    /**
     * {@code this IS NOT NULL}.
     *
     * @return the condition
     */
    default Condition isNotNull() {
        return new NullCheck(this, true);
    }

    /**
     * {@code this IN (values)}. An empty collection gives a condition that is never true.
     *
     * @param values the values, none of them null, as many as wanted
     * @return the condition
     */
    default Condition in(Collection<? extends T> values) {
        return new InList(this, BindList.of(this, values), false);
    }

    /**
     * {@code this IN (values)}.
     *
     * @param values the values, none of them null
     * @return the condition
     */
    @SuppressWarnings("unchecked")
    default Condition in(T... values) {
        return in(Arrays.asList(values));
    }

    /**
     * {@code this IN (select)}.
     *
     * @param query selects the values
     * @return the condition
     */
    default Condition in(QueryExpression<T> query) {
        return new InQuery(this, query, false);
    }

    /**
     * {@code this NOT IN (values)}. An empty collection gives a condition that is always true.
     *
     * @param values the values, none of them null, as many as wanted
     * @return the condition
     */
    default Condition notIn(Collection<? extends T> values) {
        return new InList(this, BindList.of(this, values), true);
    }

    /**
     * {@code this NOT IN (select)}; never true when the query selects a SQL {@code NULL}.
     *
     * @param query selects the values
     * @return the condition
     */
    default Condition notIn(QueryExpression<T> query) {
        return new InQuery(this, query, true);
    }

    /**
     * Orders by this, smallest first; SQL {@code NULL} comes last on every database.
     *
     * @return the sort key
     */
    default SortKey asc() {
        return new SortKey(this, false, SortKey.Nulls.LAST);
    }

    /**
     * Orders by this, greatest first; SQL {@code NULL} comes first on every database.
     *
     * @return the sort key
     */
    default SortKey desc() {
        return new SortKey(this, true, SortKey.Nulls.FIRST);
    }

    /**
     * {@code this AS label}.
     *
     * @param label the name that the column has in the result
     * @return the named expression
     */
    default Expression<T> as(String label) {
        return new Label<>(this, label);
    }
}
