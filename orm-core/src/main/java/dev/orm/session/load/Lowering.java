package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.sql.Association;
import dev.orm.sql.Condition;
import dev.orm.sql.Delete;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.Insert;
import dev.orm.sql.Projection;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Select;
import dev.orm.sql.SelectParts;
import dev.orm.sql.Selectable;
import dev.orm.sql.Statement;
import dev.orm.sql.Update;
import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.Junction;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a statement about entities into one about tables and columns. One instance serves one statement. */
final class Lowering {

    private final Scope scope;
    private final ExpressionLowering expressions;

    Lowering(EntityModels models, boolean joinable) {
        this(new Scope(models, null, joinable));
    }

    Lowering(Scope scope) {
        this.scope = scope;
        this.expressions = new ExpressionLowering(scope, this);
    }

    Scope scope() {
        return scope;
    }

    /** Lowers a query; {@code items} takes what it selects, with entities replaced by all their columns. */
    Select<?> select(Select<?> select, List<Selectable<?>> items) {
        SelectParts<?> parts = select.parts();
        FromItem from = declare(select.root(), false);
        for (Join join : parts.joins()) {
            join(join);
        }
        for (Selectable<?> item : parts.projection().items()) {
            if (item instanceof EntityPath<?> path) {
                Scope.Source source = scope.source(path);
                for (ColumnAttribute attribute : source.model().attributes()) {
                    items.add(source.column(attribute));
                }
            } else {
                items.add(expressions.rewrite((Expression<?>) item));
            }
        }
        return assemble(parts, from, items);
    }

    /** Lowers a query inside the statement; an entity that it selects stands for its id. */
    QueryExpression<?> inner(QueryExpression<?> query) {
        Select<?> select = (Select<?>) query;
        Lowering inner = new Lowering(new Scope(scope.models(), scope, true));
        SelectParts<?> parts = select.parts();
        FromItem from = inner.declare(select.root(), false);
        for (Join join : parts.joins()) {
            inner.join(join);
        }
        List<Selectable<?>> items = new ArrayList<>();
        for (Selectable<?> item : parts.projection().items()) {
            items.add(inner.expressions.rewrite(item));
        }
        return inner.assemble(parts, from, items);
    }

    private Select<?> assemble(SelectParts<?> parts, FromItem from, List<Selectable<?>> items) {
        Condition where = parts.where() == null ? null : expressions.rewrite(parts.where());
        List<Expression<?>> groupBy = expressions.rewriteAll(parts.groupBy());
        Condition having = parts.having() == null ? null : expressions.rewrite(parts.having());
        List<SortKey> orderBy = new ArrayList<>();
        for (SortKey key : parts.orderBy()) {
            orderBy.add(key.rewritten(expressions));
        }
        return Select.of(new SelectParts<>(
                Projection.of(items, values -> values),
                from,
                scope.joins(),
                where,
                groupBy,
                having,
                orderBy,
                parts.limit(),
                parts.offset(),
                parts.distinct(),
                parts.lock(),
                List.of()));
    }

    private FromItem declare(FromItem item, boolean optional) {
        return item instanceof EntityPath<?> path
                ? scope.declare(path, optional).table()
                : item;
    }

    private void join(Join join) {
        boolean left = join.kind() == Join.Kind.LEFT;
        Association<?> association = join.association();
        if (association == null) {
            FromItem target = declare(join.target(), left);
            Condition on = Objects.requireNonNull(join.on());
            Condition lowered = scope.joining(join.target(), () -> expressions.rewrite(on));
            scope.addJoin(new Join(join.kind(), null, target, lowered));
            return;
        }
        EntityPath<?> targetPath = (EntityPath<?>) join.target();
        Scope.Source owner = scope.source(association.owner());
        Scope.Source target = scope.declare(targetPath, left);
        ToManyAttribute toMany = owner.model().collection(association.attribute());
        if (toMany == null) {
            ColumnAttribute foreignKey = owner.model().attribute(association.attribute());
            if (foreignKey == null || foreignKey.toOne() == null) {
                throw new IllegalArgumentException(owner.model().name() + " has no association \""
                        + association.attribute() + "\" to join along.");
            }
            scope.addJoin(join(join.kind(), target, target.model().id(), owner.column(foreignKey)));
        } else if (toMany.joinTable() == null) {
            ColumnAttribute foreignKey =
                    Objects.requireNonNull(target.model().attribute(Objects.requireNonNull(toMany.mappedBy())));
            scope.addJoin(join(
                    join.kind(), target, foreignKey, owner.column(owner.model().id())));
        } else {
            JoinTable table = toMany.joinTable();
            TableRef link =
                    new TableRef(table.table(), scope.freeAlias(target.table().alias() + "_link"));
            scope.addJoin(new Join(
                    join.kind(),
                    null,
                    link,
                    equal(
                            link.column(table.ownerColumn()),
                            owner.column(owner.model().id()))));
            scope.addJoin(join(join.kind(), target, target.model().id(), link.column(table.targetColumn())));
        }
    }

    private static Join join(Join.Kind kind, Scope.Source target, ColumnAttribute attribute, ColumnRef<?> other) {
        return new Join(kind, null, target.table(), equal(target.column(attribute), other));
    }

    private static Condition equal(Expression<?> left, Expression<?> right) {
        return new Comparison(Comparison.Operator.EQ, left, right);
    }

    /** Lowers a statement that changes rows. */
    Statement change(Statement statement) {
        if (statement instanceof Insert insert) {
            return new Insert(target(insert.target()), assignments(insert.assignments()));
        }
        if (statement instanceof Update update) {
            FromItem target = target(update.target());
            return new Update(target, assignments(update.assignments()), where(update.where()));
        }
        if (statement instanceof Delete delete) {
            FromItem target = target(delete.target());
            return new Delete(target, where(delete.where()));
        }
        throw new IllegalArgumentException(
                "A SELECT is run by session.query(…), not by session.execute(…), which is for INSERT, UPDATE and DELETE.");
    }

    private FromItem target(FromItem item) {
        return declare(item, false);
    }

    /** Lowers a condition on what the scope declares. */
    Condition lowered(Condition condition) {
        return expressions.rewrite(condition);
    }

    private @Nullable Condition where(@Nullable Condition condition) {
        return condition == null ? null : expressions.rewrite(condition);
    }

    private List<Assignment> assignments(List<Assignment> assignments) {
        for (Assignment assignment : assignments) {
            if (assignment.target() instanceof AttributePath<?> target
                    && !target.owner().isRoot()) {
                throw new IllegalArgumentException("\"" + target
                        + "\" is an attribute of another entity, which this statement cannot set. Change that entity by a"
                        + " statement of its own.");
            }
        }
        return assignments.stream()
                .map(assignment -> assignment.rewritten(expressions))
                .toList();
    }

    /** Joins two conditions, either of which may be missing. */
    static @Nullable Condition and(@Nullable Condition left, @Nullable Condition right) {
        return left == null ? right : right == null ? left : Junction.of(true, left, right);
    }

    /** Returns the model of an entity that the statement changes, or null if it changes a plain table. */
    static @Nullable EntityModel<?> changed(EntityModels models, Statement statement) {
        FromItem target = statement instanceof Insert insert
                ? insert.target()
                : statement instanceof Update update
                        ? update.target()
                        : statement instanceof Delete delete ? delete.target() : null;
        return target instanceof EntityPath<?> path ? models.get(path.javaType()) : null;
    }
}
