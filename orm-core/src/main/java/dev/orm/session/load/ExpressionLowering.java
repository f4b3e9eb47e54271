package dev.orm.session.load;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.sql.Condition;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Selectable;
import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Comparison.Operator;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.DerivedColumn;
import dev.orm.sql.node.EntityComparison;
import dev.orm.sql.node.EntityId;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.Membership;
import dev.orm.sql.node.NullCheck;
import dev.orm.sql.node.Rewriter;
import dev.orm.type.SqlType;

/** Replaces the attributes in an expression by columns. Bind values keep their nodes, so that their positions stay known. */
final class ExpressionLowering extends Rewriter {

    private final Scope scope;
    private final Lowering statements;

    ExpressionLowering(Scope scope, Lowering statements) {
        this.scope = scope;
        this.statements = statements;
    }

    @Override
    protected QueryExpression<?> replace(QueryExpression<?> query) {
        return statements.query(query, scope, false);
    }

    /** An entity whose rows are locked. */
    @Override
    protected FromItem replace(FromItem item) {
        return item instanceof EntityPath<?> path ? scope.source(path).table() : item;
    }

    @Override
    protected Selectable<?> replace(Selectable<?> item) {
        return item instanceof EntityPath<?> path ? scope.identity(path) : item;
    }

    @Override
    protected Expression<?> replace(Expression<?> node) {
        if (node instanceof AttributePath<?> attribute) {
            return scope.column(attribute.owner(), attribute.name());
        } else if (node instanceof DerivedColumn<?> column) {
            return scope.column(column);
        } else if (node instanceof Count count && count.counted() instanceof EntityPath<?> path) {
            // Rows are counted by the entity's own id: a foreign key that leads to it is there without it.
            Scope.Source source = scope.source(path);
            return super.replace(new Count(source.column(source.model().id()), count.parts()));
        } else if (node instanceof EntityId.Column column) {
            return scope.identity(column.path());
        } else if (node instanceof EntityId id) {
            return assigned(id);
        } else if (node instanceof EntityComparison comparison) {
            return comparison(comparison);
        } else if (node instanceof EntityComparison.Paths paths) {
            return new Comparison(Operator.EQ, scope.identity(paths.left()), scope.identity(paths.right()));
        } else if (node instanceof EntityComparison.Null check) {
            return new NullCheck(scope.identity(check.path()), check.negated());
        }
        if (node instanceof Membership membership) {
            return MemberQueries.exists(statements, scope, membership);
        } else if (node instanceof Membership.Size size) {
            return MemberQueries.size(statements, scope, size);
        }
        return super.replace(node);
    }

    private Condition comparison(EntityComparison node) {
        EntityModels models = scope.models();
        EntityPath<?> path = node.path();
        // What it is compared with may wait to be written, and gets its id by that.
        statements.touched().add(models.get(path.javaType()));
        Expression<?> column = scope.identity(path);
        SqlType<?> type = models.get(path.javaType()).id().column().type();
        Bind.Derivation id = new Bind.Derivation(node, entity -> idOf(models, entity, path, "compared with"));
        return node.isList()
                ? new InList(column, BindList.derived(type, id), false)
                : new Comparison(Operator.EQ, column, Bind.derived(type, id));
    }

    /** The entity may wait to be written: it is, before a statement that refers to it. */
    private Bind<?> assigned(EntityId node) {
        EntityModels models = scope.models();
        EntityPath<?> path = node.path();
        EntityModel<?> model = models.get(path.javaType());
        statements.touched().add(model);
        return Bind.derived(
                model.id().column().type(), new Bind.Derivation(node, entity -> idOf(models, entity, path, "set to")));
    }

    @SuppressWarnings("unchecked")
    private static Object idOf(EntityModels models, Object entity, EntityPath<?> path, String verb) {
        if (!path.javaType().isInstance(entity)) {
            throw new IllegalArgumentException("\"" + path + "\" is a "
                    + path.javaType().getTypeName() + " and cannot be " + verb + " a "
                    + entity.getClass().getTypeName() + ", whose id means something else. A raw or unchecked type kept"
                    + " the compiler from asking for the right one.");
        }
        EntityModel<Object> model = (EntityModel<Object>) models.get(entity.getClass());
        Object id = model.accessor().get(model.id().index(), entity);
        if (id == null) {
            throw new IllegalArgumentException("\"" + path + "\" is " + verb + " a " + model.name()
                    + " that has no id yet. Add it to the session and flush first.");
        }
        return id;
    }
}
