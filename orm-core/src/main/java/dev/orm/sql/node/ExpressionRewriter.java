package dev.orm.sql.node;

import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes an expression of another by replacing some of its nodes. This one replaces nothing; subclasses override what they
 * replace.
 */
public abstract class ExpressionRewriter implements ExpressionVisitor<Expression<?>> {

    /** For subclasses. */
    protected ExpressionRewriter() {}

    /**
     * Rewrites a query inside an expression.
     *
     * @param query the query
     * @return the query that takes its place
     */
    protected abstract Select<?> query(Select<?> query);

    /**
     * Rewrites an expression.
     *
     * @param expression the expression
     * @return the expression that takes its place
     */
    public final Expression<?> rewrite(Expression<?> expression) {
        return expression instanceof Facade<?> facade ? facade(facade) : expression.accept(this);
    }

    @SuppressWarnings("unchecked")
    private <T> Expression<T> facade(Facade<T> facade) {
        return facade.of((Expression<T>) rewrite(facade.expression()));
    }

    @SuppressWarnings("unchecked")
    private <T> Expression<T> same(Expression<T> expression) {
        return (Expression<T>) rewrite((Expression<?>) expression);
    }

    /**
     * Rewrites a condition.
     *
     * @param condition the condition
     * @return the condition that takes its place
     */
    public final Condition rewrite(Condition condition) {
        return (Condition) rewrite((Expression<?>) condition);
    }

    @Override
    public Expression<?> visit(Bind<?> node) {
        return node;
    }

    @Override
    public Expression<?> visit(BindList node) {
        return node;
    }

    @Override
    public Expression<?> visit(ColumnRef<?> node) {
        return node;
    }

    @Override
    public Expression<?> visit(AttributePath<?> node) {
        return node;
    }

    @Override
    public Expression<?> visit(Comparison node) {
        return new Comparison(node.operator(), rewrite(node.left()), rewrite(node.right()));
    }

    @Override
    public Expression<?> visit(Junction node) {
        List<Condition> parts = new ArrayList<>(node.parts().size());
        for (Condition part : node.parts()) {
            parts.add(rewrite(part));
        }
        return new Junction(node.conjunction(), parts);
    }

    @Override
    public Expression<?> visit(Not node) {
        return new Not(rewrite(node.condition()));
    }

    @Override
    public Expression<?> visit(NullCheck node) {
        return new NullCheck(rewrite(node.expression()), node.negated());
    }

    @Override
    public Expression<?> visit(Like node) {
        return new Like(same(node.text()), same(node.pattern()), node.ignoreCase(), node.negated());
    }

    @Override
    public Expression<?> visit(InList node) {
        return new InList(rewrite(node.expression()), node.values(), node.negated());
    }

    @Override
    public Expression<?> visit(InQuery node) {
        return new InQuery(rewrite(node.expression()), query(node.query()), node.negated());
    }

    @Override
    public Expression<?> visit(Exists node) {
        return new Exists(query(node.query()));
    }

    @Override
    public Expression<?> visit(ScalarQuery<?> node) {
        return scalar(node);
    }

    @SuppressWarnings("unchecked")
    private <T> Expression<T> scalar(ScalarQuery<T> node) {
        return new ScalarQuery<>((Select<T>) query(node.query()), node.javaType());
    }

    @Override
    public Expression<?> visit(Call<?> node) {
        return call(node);
    }

    private <T> Expression<T> call(Call<T> node) {
        List<Expression<?>> arguments = new ArrayList<>(node.arguments().size());
        for (Expression<?> argument : node.arguments()) {
            arguments.add(rewrite(argument));
        }
        return new Call<>(node.function(), node.javaType(), arguments, node.distinct());
    }

    @Override
    public Expression<?> visit(Count node) {
        Selectable<?> counted = node.counted();
        if (counted == null) {
            return node;
        }
        return counted instanceof Expression<?> expression ? new Count(rewrite(expression), node.distinct()) : node;
    }

    @Override
    public Expression<?> visit(Arithmetic<?> node) {
        return arithmetic(node);
    }

    private <N extends Number> Expression<N> arithmetic(Arithmetic<N> node) {
        return new Arithmetic<>(node.operator(), rewrite(node.left()), rewrite(node.right()), node.javaType());
    }

    @Override
    public Expression<?> visit(Case<?> node) {
        return branches(node);
    }

    private <T> Expression<T> branches(Case<T> node) {
        List<Case.When<T>> branches = new ArrayList<>(node.branches().size());
        for (Case.When<T> branch : node.branches()) {
            branches.add(new Case.When<>(rewrite(branch.condition()), same(branch.result())));
        }
        Expression<T> otherwise = node.otherwise();
        return new Case<>(branches, otherwise == null ? null : same(otherwise), node.javaType());
    }

    @Override
    public Expression<?> visit(Cast<?> node) {
        return new Cast<>(rewrite(node.expression()), node.type());
    }

    @Override
    public Expression<?> visit(Label<?> node) {
        return label(node);
    }

    private <T> Expression<T> label(Label<T> node) {
        return new Label<>(same(node.expression()), node.label());
    }

    @Override
    public Expression<?> visit(EntityComparison node) {
        return node;
    }

    @Override
    public Expression<?> visit(EntityComparison.Paths node) {
        return node;
    }

    @Override
    public Expression<?> visit(EntityComparison.Null node) {
        return node;
    }
}
