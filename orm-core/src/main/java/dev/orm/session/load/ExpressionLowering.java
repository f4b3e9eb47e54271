package dev.orm.session.load;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.sql.Condition;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.Selectable;
import dev.orm.sql.node.Arithmetic;
import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Case;
import dev.orm.sql.node.Cast;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Comparison.Operator;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.EntityComparison;
import dev.orm.sql.node.Exists;
import dev.orm.sql.node.ExpressionVisitor;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.InQuery;
import dev.orm.sql.node.Junction;
import dev.orm.sql.node.Label;
import dev.orm.sql.node.Like;
import dev.orm.sql.node.Not;
import dev.orm.sql.node.NullCheck;
import dev.orm.sql.node.ScalarQuery;
import java.util.ArrayList;
import java.util.List;

/** Replaces the attributes in an expression by columns. Bind values keep their nodes, so that their positions stay known. */
final class ExpressionLowering implements ExpressionVisitor<Expression<?>> {

    private final Scope scope;
    private final Lowering statements;

    ExpressionLowering(Scope scope, Lowering statements) {
        this.scope = scope;
        this.statements = statements;
    }

    Expression<?> lower(Expression<?> expression) {
        return expression.accept(this);
    }

    @SuppressWarnings("unchecked")
    private <T> Expression<T> same(Expression<T> expression) {
        return (Expression<T>) expression.accept(this);
    }

    Condition lower(Condition condition) {
        return (Condition) condition.accept(this);
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
        return scope.column(node.owner(), node.name());
    }

    @Override
    public Expression<?> visit(Comparison node) {
        return new Comparison(node.operator(), lower(node.left()), lower(node.right()));
    }

    @Override
    public Expression<?> visit(Junction node) {
        List<Condition> parts = new ArrayList<>(node.parts().size());
        for (Condition part : node.parts()) {
            parts.add(lower(part));
        }
        return new Junction(node.conjunction(), parts);
    }

    @Override
    public Expression<?> visit(Not node) {
        return new Not(lower(node.condition()));
    }

    @Override
    public Expression<?> visit(NullCheck node) {
        return new NullCheck(lower(node.expression()), node.negated());
    }

    @Override
    public Expression<?> visit(Like node) {
        return new Like(same(node.text()), same(node.pattern()), node.ignoreCase(), node.negated());
    }

    @Override
    public Expression<?> visit(InList node) {
        return new InList(lower(node.expression()), node.values(), node.negated());
    }

    @Override
    public Expression<?> visit(InQuery node) {
        return new InQuery(lower(node.expression()), statements.inner(node.query()), node.negated());
    }

    @Override
    public Expression<?> visit(Exists node) {
        return new Exists(statements.inner(node.query()));
    }

    @Override
    public Expression<?> visit(ScalarQuery<?> node) {
        return scalar(node);
    }

    @SuppressWarnings("unchecked")
    private <T> Expression<T> scalar(ScalarQuery<T> node) {
        return new ScalarQuery<>((dev.orm.sql.Select<T>) statements.inner(node.query()), node.javaType());
    }

    @Override
    public Expression<?> visit(Call<?> node) {
        return call(node);
    }

    private <T> Expression<T> call(Call<T> node) {
        List<Expression<?>> arguments = new ArrayList<>(node.arguments().size());
        for (Expression<?> argument : node.arguments()) {
            arguments.add(lower(argument));
        }
        return new Call<>(node.function(), node.javaType(), arguments, node.distinct());
    }

    @Override
    public Expression<?> visit(Count node) {
        Selectable<?> counted = node.counted();
        if (counted == null) {
            return node;
        }
        return new Count(
                counted instanceof EntityPath<?> path
                        ? scope.source(path).column(scope.source(path).model().id())
                        : lower((Expression<?>) counted),
                node.distinct());
    }

    @Override
    public Expression<?> visit(Arithmetic<?> node) {
        return arithmetic(node);
    }

    private <N extends Number> Expression<N> arithmetic(Arithmetic<N> node) {
        return new Arithmetic<>(node.operator(), lower(node.left()), lower(node.right()), node.javaType());
    }

    @Override
    public Expression<?> visit(Case<?> node) {
        return branches(node);
    }

    private <T> Expression<T> branches(Case<T> node) {
        List<Case.When<T>> branches = new ArrayList<>(node.branches().size());
        for (Case.When<T> branch : node.branches()) {
            branches.add(new Case.When<>(lower(branch.condition()), same(branch.result())));
        }
        Expression<T> otherwise = node.otherwise();
        return new Case<>(branches, otherwise == null ? null : same(otherwise), node.javaType());
    }

    @Override
    public Expression<?> visit(Cast<?> node) {
        return new Cast<>(lower(node.expression()), node.type());
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
        ColumnRef<?> column = scope.identity(node.path());
        EntityModels models = scope.models();
        Bind.Derivation id = new Bind.Derivation(node, entity -> idOf(models, entity, node.path()));
        return node.isList()
                ? new InList(column, BindList.derived(column.column().type(), id), false)
                : new Comparison(Operator.EQ, column, Bind.derived(column.column().type(), id));
    }

    @SuppressWarnings("unchecked")
    private static Object idOf(EntityModels models, Object entity, EntityPath<?> path) {
        EntityModel<Object> model = (EntityModel<Object>) models.get(entity.getClass());
        Object id = model.accessor().get(model.id().index(), entity);
        if (id == null) {
            throw new IllegalArgumentException("\"" + path + "\" is compared with a " + model.name()
                    + " that has no id yet. Add it to the session and flush first.");
        }
        return id;
    }

    @Override
    public Expression<?> visit(EntityComparison.Paths node) {
        return new Comparison(Operator.EQ, scope.identity(node.left()), scope.identity(node.right()));
    }

    @Override
    public Expression<?> visit(EntityComparison.Null node) {
        return new NullCheck(scope.identity(node.path()), node.negated());
    }
}
