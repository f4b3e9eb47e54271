package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Case;
import dev.orm.sql.node.CaseOf;
import dev.orm.sql.node.Exists;
import dev.orm.sql.node.QuantifiedComparison;
import dev.orm.sql.node.ScalarQuery;
import java.util.List;

/** What compares with more than one value, and what depends on a condition. */
abstract class Comparisons extends Values {

    Comparisons() {}

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

    /**
     * {@code ANY (select)}, to compare a value with: true when the comparison is true for one of the values.
     *
     * @param query selects the values
     * @param <T> their Java type
     * @return what the methods {@code eq}, {@code gt}, … take
     */
    public static <T> Quantified<T> any(QueryExpression<T> query) {
        return (operator, left) -> new QuantifiedComparison(operator, left, false, query);
    }

    /**
     * {@code ALL (select)}, to compare a value with: true when the comparison is true for each of the values, and for none.
     *
     * @param query selects the values
     * @param <T> their Java type
     * @return what the methods {@code eq}, {@code gt}, … take
     */
    public static <T> Quantified<T> all(QueryExpression<T> query) {
        return (operator, left) -> new QuantifiedComparison(operator, left, true, query);
    }

    /**
     * Several expressions as one row value: {@code row(a, b).in(…)}.
     *
     * @param values the expressions, at least one
     * @return the row
     */
    public static RowValue row(Expression<?>... values) {
        return new RowValue(List.of(values));
    }

    /**
     * {@code CASE WHEN condition THEN result}, to be gone on with by {@code when} and {@code otherwise}; SQL {@code NULL} where no branch is
     * taken.
     *
     * @param condition whether the branch is taken
     * @param result its value
     * @param <T> the Java type of the expression
     * @return the expression
     */
    public static <T> Case<T> when(Condition condition, Expression<T> result) {
        return new Case<>(List.of(new Case.When<>(condition, result)), null, result.javaType());
    }

    /**
     * {@code CASE WHEN condition THEN result}, to be gone on with by {@code when} and {@code otherwise}; SQL {@code NULL} where no branch is
     * taken.
     *
     * @param condition whether the branch is taken
     * @param result its value, not null
     * @param <T> the Java type of the expression
     * @return the expression
     */
    public static <T> Case<T> when(Condition condition, T result) {
        return when(condition, Bind.ofValue(result));
    }

    /**
     * {@code CASE operand}, to be gone on with by {@code when(value, result)} and {@code otherwise(result)}.
     *
     * @param operand what is compared with the value of each branch
     * @param <V> its Java type
     * @return what takes the branches
     */
    public static <V> CaseOf<V> caseOf(Expression<V> operand) {
        return new CaseOf<>(operand);
    }
}
