package dev.orm.session.load;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.schema.Column;
import dev.orm.session.state.Keys;
import dev.orm.sql.Condition;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Selectable;
import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.DerivedColumn;
import dev.orm.sql.node.EntityComparison;
import dev.orm.sql.node.EntityId;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.Junction;
import dev.orm.sql.node.Membership;
import dev.orm.sql.node.NullCheck;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.RowInList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
            List<ColumnRef<?>> key = scope.source(path).key();
            if (key.size() > 1 && count.parts().distinct()) {
                throw new IllegalArgumentException(
                        "count(" + path + ").distinct() counts different values, but the id of "
                                + path.javaType().getSimpleName() + " has " + key.size()
                                + " columns. Count the rows of a query that selects its attributes with distinct().");
            }
            return super.replace(new Count(key.get(0), count.parts()));
        } else if (node instanceof EntityId.Column column) {
            return scope.identity(column.path());
        } else if (node instanceof EntityId id) {
            return lowered(id).get(0);
        } else if (node instanceof EntityComparison comparison) {
            return comparison(comparison);
        } else if (node instanceof EntityComparison.Paths paths) {
            return Keys.equal(scope.key(paths.left()), scope.key(paths.right()));
        } else if (node instanceof EntityComparison.Null check) {
            List<Condition> checks = scope.key(check.path()).stream()
                    .<Condition>map(column -> new NullCheck(column, check.negated()))
                    .toList();
            // A foreign key leads to nothing if one of its columns is NULL.
            return checks.stream()
                    .reduce((left, right) -> Junction.of(check.negated(), left, right))
                    .orElseThrow();
        }
        if (node instanceof EntityComparison.OfClass check) {
            return ofClass(check);
        } else if (node instanceof Membership membership) {
            return MemberQueries.exists(statements, scope, membership);
        } else if (node instanceof Membership.Size size) {
            return MemberQueries.size(statements, scope, size);
        }
        return super.replace(node);
    }

    private Condition ofClass(EntityComparison.OfClass node) {
        Source source = scope.source(node.path());
        EntityModel<?> model = scope.models().get(node.type());
        if (source.isOfOneClass() && scope.models().get(node.path().javaType()).covers(model)) {
            Condition there = (Condition) replace(new EntityComparison.Null(node.path(), true));
            return source.optional() && source.isA(model) ? there : Lowering.ofClass(source, model, false);
        } else if (!source.model().covers(model)) {
            throw new IllegalArgumentException("\"" + node.path() + "\" is a "
                    + source.model().name() + " and never a " + model.name() + ". Name a class that extends it.");
        }
        return model.inheritance() == null
                ? (Condition) replace(new EntityComparison.Null(node.path(), true))
                : Lowering.ofClass(source, model, false);
    }

    private Condition comparison(EntityComparison node) {
        EntityModels models = scope.models();
        EntityPath<?> path = node.path();
        EntityModel<?> model = models.get(path.javaType());
        // What it is compared with may wait to be written, and gets its id by that.
        statements.touch(model);
        List<Expression<?>> columns = scope.key(path);
        List<Column<?>> key = model.columns().key();
        if (!node.isList()) {
            return Keys.equal(columns, binds(node, key, entity -> keyOf(models, entity, path, "compared with")));
        }
        Bind.Derivation keys = new Bind.Derivation(node, entity -> keyOf(models, entity, path, "compared with"));
        return model.compositeId() == null
                ? new InList(columns.get(0), BindList.derived(key.get(0).type(), keys), false)
                : new RowInList(columns, BindList.derivedRows(keys), false);
    }

    /** Returns a bind for each column of a key that is made of a value of another node. */
    private static List<Bind<?>> binds(Object node, List<Column<?>> columns, Function<Object, Object> keyOf) {
        List<Bind<?>> binds = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            binds.add(Bind.derived(columns.get(i).type(), new Bind.Derivation(node, value -> {
                Object key = keyOf.apply(value);
                return key instanceof List<?> parts ? parts.get(place) : key;
            })));
        }
        return binds;
    }

    /** Lowers an association that is set, or what it is set to: as many expressions as its foreign key has columns. */
    List<Expression<?>> lowered(Expression<?> node) {
        if (node instanceof EntityId.Column column) {
            return scope.key(column.path());
        } else if (node instanceof EntityId id) {
            return List.copyOf(assigned(id));
        }
        return List.of(rewrite(node));
    }

    /** The entity may wait to be written: it is, before a statement that refers to it. */
    private List<Bind<?>> assigned(EntityId node) {
        EntityModels models = scope.models();
        EntityPath<?> path = node.path();
        EntityModel<?> model = models.get(path.javaType());
        statements.touch(model);
        return binds(node, model.columns().key(), entity -> keyOf(models, entity, path, "set to"));
    }

    @SuppressWarnings("unchecked")
    private static Object keyOf(EntityModels models, Object entity, EntityPath<?> path, String verb) {
        if (!path.javaType().isInstance(entity)) {
            throw new IllegalArgumentException("\"" + path + "\" is a "
                    + path.javaType().getTypeName() + " and cannot be " + verb + " a "
                    + entity.getClass().getTypeName() + ", whose id means something else. A raw or unchecked type kept"
                    + " the compiler from asking for the right one.");
        }
        EntityModel<Object> model = (EntityModel<Object>) models.get(entity.getClass());
        Object id = model.key(entity);
        if (id == null) {
            throw new IllegalArgumentException("\"" + path + "\" is " + verb + " a " + model.name()
                    + " that has no id yet. Add it to the session and flush first.");
        }
        return id;
    }
}
