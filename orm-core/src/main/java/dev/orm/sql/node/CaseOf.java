package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import java.util.List;

/**
 * {@code CASE expression WHEN value THEN …} in the making.
 *
 * @param operand what is compared with the value of each branch
 * @param <V> its Java type
 */
public record CaseOf<V>(Expression<V> operand) {

    /**
     * Adds the first branch.
     *
     * @param value what the operand has to be, not null
     * @param result the value of the expression then, not null
     * @param <T> the Java type of the expression
     * @return the expression with the branch
     */
    public <T> Branches<V, T> when(V value, T result) {
        return when(value, Bind.ofValue(result));
    }

    /**
     * Adds the first branch.
     *
     * @param value what the operand has to be, not null
     * @param result the value of the expression then
     * @param <T> the Java type of the expression
     * @return the expression with the branch
     */
    public <T> Branches<V, T> when(V value, Expression<T> result) {
        Condition condition = operand.eq(value);
        return new Branches<>(
                operand, new Case<>(List.of(new Case.When<>(condition, result)), null, result.javaType()));
    }

    /**
     * Takes further branches. It is an expression already, of SQL {@code NULL} where no branch is taken.
     *
     * @param operand what is compared with the value of each branch
     * @param expression the branches so far
     * @param <V> the Java type of the operand
     * @param <T> the Java type of the expression
     */
    public record Branches<V, T>(Expression<V> operand, Case<T> expression)
            implements ComparableExpression<T>, Facade<T> {

        /**
         * Adds a branch.
         *
         * @param value what the operand has to be, not null
         * @param result the value of the expression then, not null
         * @return the expression with the branch
         */
        public Branches<V, T> when(V value, T result) {
            return new Branches<>(operand, expression.when(operand.eq(value), result));
        }

        /**
         * Adds a branch.
         *
         * @param value what the operand has to be, not null
         * @param result the value of the expression then
         * @return the expression with the branch
         */
        public Branches<V, T> when(V value, Expression<T> result) {
            return new Branches<>(operand, expression.when(operand.eq(value), result));
        }

        /**
         * {@code ELSE}.
         *
         * @param result the value where no branch is taken, not null
         * @return the whole expression
         */
        public Case<T> otherwise(T result) {
            return expression.otherwise(result);
        }

        /**
         * {@code ELSE}.
         *
         * @param result the value where no branch is taken
         * @return the whole expression
         */
        public Case<T> otherwise(Expression<T> result) {
            return expression.otherwise(result);
        }

        @Override
        public Facade<T> of(Expression<T> other) {
            return new ComparableOf<>(other);
        }

        @Override
        public Class<T> javaType() {
            return expression.javaType();
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return expression.accept(visitor);
        }

        @Override
        public void collectBinds(BindCollector binds) {
            binds.collect(expression);
        }
    }
}
