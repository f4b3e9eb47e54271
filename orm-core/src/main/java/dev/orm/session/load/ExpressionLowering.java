package dev.orm.session.load;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.Select;
import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Comparison.Operator;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.EntityComparison;
import dev.orm.sql.node.ExpressionRewriter;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.NullCheck;

/** Replaces the attributes in an expression by columns. Bind values keep their nodes, so that their positions stay known. */
final class ExpressionLowering extends ExpressionRewriter {

    private final Scope scope;
    private final Lowering statements;

    ExpressionLowering(Scope scope, Lowering statements) {
        this.scope = scope;
        this.statements = statements;
    }

    @Override
    protected Select<?> query(Select<?> query) {
        return statements.inner(query);
    }

    @Override
    public Expression<?> visit(AttributePath<?> node) {
        return scope.column(node.owner(), node.name());
    }

    @Override
    public Expression<?> visit(Count node) {
        if (node.counted() instanceof EntityPath<?> path) {
            Scope.Source source = scope.source(path);
            return new Count(source.column(source.model().id()), node.distinct());
        }
        return super.visit(node);
    }

    @Override
    public Expression<?> visit(EntityComparison node) {
        ColumnRef<?> column = scope.identity(node.path());
        EntityModels models = scope.models();
        EntityPath<?> path = node.path();
        Bind.Derivation id = new Bind.Derivation(node, entity -> idOf(models, entity, path));
        return node.isList()
                ? new InList(column, BindList.derived(column.column().type(), id), false)
                : new Comparison(
                        Operator.EQ, column, Bind.derived(column.column().type(), id));
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
