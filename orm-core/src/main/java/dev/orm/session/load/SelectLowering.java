package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityTable;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.state.Keys;
import dev.orm.sql.Association;
import dev.orm.sql.Condition;
import dev.orm.sql.ElementTable;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.Fetches;
import dev.orm.sql.FromItem;
import dev.orm.sql.NestedList;
import dev.orm.sql.Projection;
import dev.orm.sql.RowSource;
import dev.orm.sql.Select;
import dev.orm.sql.SelectParts;
import dev.orm.sql.Selectable;
import dev.orm.sql.node.Constant;
import dev.orm.sql.node.Exists;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.Junction;
import dev.orm.sql.node.Lock;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns one {@code SELECT} about entities into one about tables and columns. One instance serves one of them. */
final class SelectLowering {

    private final Lowering statement;
    private final Scope scope;
    private final ExpressionLowering expressions;
    private @Nullable Condition visible;

    SelectLowering(Lowering statement, @Nullable Scope outer) {
        this.statement = statement;
        this.scope = statement.scope(outer, true);
        this.expressions = new ExpressionLowering(scope, statement);
    }

    /** Returns what lowers the expressions of this query. */
    ExpressionLowering expressions() {
        return expressions;
    }

    /** Lowers the query; an entity that it selects is replaced by all its columns, or by its id where a value is wanted. */
    Select<?> lower(Select<?> select, boolean columns) {
        SelectParts<?> parts = select.parts();
        if (!columns && !parts.fetches().equals(Fetches.NONE)) {
            throw new IllegalArgumentException(
                    "fetch(…) loads associations of the entities that the outermost query gives;"
                            + " a query inside another gives none. Leave the fetch out.");
        }
        FromItem root = select.root();
        FromItem from = root == null ? null : declare(root, false, false);
        if (root instanceof EntityPath<?> path) {
            scope.open(scope.source(path));
            hide(path);
        }
        for (Join join : parts.joins()) {
            join(join);
        }
        List<Selectable<?>> items = new ArrayList<>();
        Fetches fetches = parts.fetches();
        for (Selectable<?> item : parts.projection().items()) {
            if (columns && item instanceof EntityPath<?> path) {
                scope.addColumns(scope.source(path), items);
                addFetched(fetches, scope.source(path), items);
                fetches = Fetches.NONE;
            } else if (item instanceof EntityPath<?> path) {
                items.addAll(scope.key(path));
            } else if (item instanceof NestedList<?> list) {
                items.addAll(owner(list, columns));
            } else {
                items.add(expressions.rewrite(item));
            }
        }
        Condition where = Lowering.and(parts.where() == null ? null : expressions.rewrite(parts.where()), visible);
        List<Expression<?>> groupBy = expressions.rewriteAll(parts.groupBy());
        Condition having = parts.having() == null ? null : expressions.rewrite(parts.having());
        List<SortKey> orderBy = new ArrayList<>();
        for (SortKey key : parts.orderBy()) {
            orderBy.add(key.rewritten(expressions));
        }
        return Select.of(new SelectParts<>(
                Projection.of(items, values -> values),
                parts.distinct().rewritten(expressions),
                root instanceof EntityPath<?> path ? scope.source(path).item(where) : from,
                scope.joins(),
                where,
                scope.completed(groupBy),
                having,
                orderBy,
                parts.paging().rewritten(expressions),
                parts.lock() == null ? null : lock(parts.lock(), select),
                Fetches.NONE));
    }

    /** A union has no rows of its own that could be held. */
    private Lock lock(Lock lock, Select<?> select) {
        List<FromItem> read = new ArrayList<>(List.of(Objects.requireNonNull(select.root())));
        select.parts().joins().forEach(join -> read.add(join.target()));
        for (FromItem item : lock.of().isEmpty() ? read : lock.of()) {
            EntityModel<?> model =
                    item instanceof EntityPath<?> path ? scope.models().find(path.javaType()) : null;
            if (model != null && model.union() != null) {
                throw new IllegalArgumentException("FOR UPDATE holds rows of tables, and those of "
                        + model.name()
                        + " are divided among several (TABLE_PER_CLASS). Lock rows of one class that no other extends, or objects"
                        + " that were read: session.lock(…).");
            }
        }
        return lock.rewritten(expressions);
    }

    /** Adds the columns of attributes that are fetched; each once, in the order of the entity. */
    private static void addFetched(Fetches fetches, Source source, List<Selectable<?>> items) {
        for (ColumnAttribute attribute : source.model().lazy()) {
            boolean wanted = fetches.plans().stream()
                    .anyMatch(plan -> plan.attribute().owner().isRoot()
                            && plan.attribute().attribute().equals(attribute.path()));
            if (wanted) {
                items.add(source.column(attribute));
            }
        }
    }

    /** Leaves rows of an entity that stands in {@code FROM} out of the result. */
    private void hide(EntityPath<?> path) {
        visible = Lowering.and(visible, statement.visible(scope, scope.source(path)));
    }

    private @Nullable Condition visible(FromItem target) {
        return target instanceof EntityPath<?> path ? statement.visible(scope, scope.source(path)) : null;
    }

    /** In the place of a list its owner is selected, by which the list is found. */
    private List<? extends Expression<?>> owner(NestedList<?> list, boolean columns) {
        if (!columns) {
            throw new IllegalArgumentException(
                    "list(" + list.association() + ", …) stands in a query inside another, where"
                            + " a row holds values only. Select it in the outermost query.");
        }
        return scope.key(list.association().owner());
    }

    private FromItem declare(FromItem item, boolean optional, boolean lateral) {
        if (item instanceof EntityPath<?> path) {
            return scope.declare(path, optional).item();
        } else if (item instanceof RowSource source) {
            RowSource lowered = statement.source(source, lateral ? scope : null);
            scope.declare(lowered);
            return lowered;
        }
        FromItem lowered = item instanceof ElementTable<?> table ? table.rewritten(expressions) : item;
        scope.reserve(item.alias());
        return lowered;
    }

    private void join(Join join) {
        boolean full = join.kind() == Join.Kind.FULL;
        boolean optional = full || join.kind() == Join.Kind.LEFT;
        if (full) {
            refuseHidden(join.target());
            scope.leaveOutAll();
        }
        Association<?> association = join.association();
        if (association == null) {
            FromItem target = declare(join.target(), optional, join.lateral());
            Condition condition = join.on();
            Condition on =
                    condition == null ? null : scope.joining(join.target(), () -> expressions.rewrite(condition));
            if (join.kind() == Join.Kind.CROSS) {
                visible = Lowering.and(visible, visible(join.target()));
            } else {
                on = Lowering.and(on, visible(join.target()));
            }
            scope.addJoin(new Join(join.kind(), join.lateral(), null, target, on));
            if (join.target() instanceof EntityPath<?> path) {
                scope.open(scope.source(path));
            }
            return;
        }
        EntityPath<?> targetPath = (EntityPath<?>) join.target();
        Source owner = scope.source(association.owner());
        ElementsAttribute elements = owner.model().elements(association.attribute());
        if (elements != null) {
            TableRef row = scope.declareJoined(targetPath, elements);
            Condition on = Keys.equal(Scope.refs(row, elements.owner()), owner.key());
            scope.addJoin(new Join(join.kind(), null, row, on));
            return;
        }
        Source target = scope.declare(targetPath, optional);
        ToManyAttribute toMany = owner.model().collection(association.attribute());
        if (toMany == null) {
            ColumnAttribute foreignKey = owner.model().attribute(association.attribute());
            if (foreignKey == null || foreignKey.toOne() == null) {
                throw new IllegalArgumentException(owner.model().name() + " has no association \""
                        + association.attribute() + "\" to join along.");
            }
            scope.addJoin(join(join.kind(), target, target.key(), owner.columns(foreignKey)));
            scope.open(target);
        } else if (toMany.joinTable() == null) {
            ColumnAttribute foreignKey =
                    Objects.requireNonNull(target.model().attribute(Objects.requireNonNull(toMany.mappedBy())));
            joinMembers(join.kind(), target, foreignKey, owner);
            scope.open(target);
        } else {
            JoinTable table = toMany.joinTable();
            TableRef link =
                    new TableRef(table.table(), scope.freeAlias(target.table().alias() + "_link"));
            Condition on = Keys.equal(Scope.refs(link, table.ownerColumns()), owner.key());
            boolean left = join.kind() == Join.Kind.LEFT;
            scope.addJoin(new Join(
                    join.kind(), null, link, left ? Lowering.and(on, seen(link, table, target.model())) : on));
            scope.addJoin(join(join.kind(), target, target.key(), Scope.refs(link, table.targetColumns())));
            scope.open(target);
        }
    }

    /** Where the foreign key is not in the first table of the entity, its rows are found by the table that has it. */
    private void joinMembers(Join.Kind kind, Source target, ColumnAttribute foreignKey, Source owner) {
        EntityTable table = target.model().tables().get(foreignKey.table());
        boolean all = target.model().hasAllOf(foreignKey.table());
        Condition hidden = all ? statement.filtered(scope, target) : statement.visible(scope, target);
        if (foreignKey.table() == 0 || kind == Join.Kind.LEFT && hidden != null) {
            scope.addJoin(join(kind, target, target.columns(foreignKey), owner.key()));
            return;
        }
        String alias = target.table().alias() + "_" + table.table().name().name();
        TableRef members = new TableRef(table.table(), scope.freeAlias(alias));
        Condition on = Keys.equal(Scope.refs(members, foreignKey.columns()), owner.key());
        scope.addJoin(new Join(kind, null, members, on));
        Condition same = Keys.equal(target.key(), Scope.refs(members, table.key()));
        scope.addJoin(new Join(kind, null, target.table(), Lowering.and(same, hidden)));
        target.others().put(table, members);
    }

    /** A link to a row that is hidden would be a row of its own in a left join, so it is left out already. */
    private @Nullable Condition seen(TableRef link, JoinTable table, EntityModel<?> target) {
        Scope inner = statement.scope(scope, true);
        Source row = Source.of(target, scope.freeAlias(link.alias() + "ed"), false);
        inner.open(row);
        Condition alive = statement.visible(inner, row);
        if (alive == null) {
            return null;
        }
        Condition linked = Keys.equal(row.key(), Scope.refs(link, table.targetColumns()));
        return new Exists(
                MemberQueries.query(Constant.TRUE, row.item(), inner.joins(), Junction.of(true, linked, alive)));
    }

    private Join join(
            Join.Kind kind,
            Source target,
            List<? extends Expression<?>> columns,
            List<? extends Expression<?>> others) {
        Condition on = Keys.equal(columns, others);
        return new Join(kind, null, target.item(), Lowering.and(on, statement.visible(scope, target)));
    }

    /** Where each side may be left out, no condition hides rows of one and keeps those of the other. */
    private void refuseHidden(FromItem target) {
        boolean hides = visible != null;
        if (target instanceof EntityPath<?> path) {
            EntityModel<?> model = scope.models().get(path.javaType());
            hides |= model.isPartOfTable() || !statement.filters().on(model).isNone();
        }
        if (hides) {
            throw new IllegalArgumentException(
                    "A FULL JOIN of entities that a filter hides rows of (@SoftDelete, @TenantId or a"
                            + " Filter), or that share a table, is not supported. Make a derived table of each, by select(…).as(\"…\"), and join these.");
        }
    }
}
