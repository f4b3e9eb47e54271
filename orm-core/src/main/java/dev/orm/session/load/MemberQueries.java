package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.state.Keys;
import dev.orm.sql.Association;
import dev.orm.sql.Condition;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.Projection;
import dev.orm.sql.Select;
import dev.orm.sql.Sql;
import dev.orm.sql.node.Constant;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.Exists;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.Junction;
import dev.orm.sql.node.Membership;
import dev.orm.sql.node.ScalarQuery;
import dev.orm.sql.node.TableRef;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the queries inside a statement that look at what an association leads to. */
final class MemberQueries {

    private MemberQueries() {}

    static Condition exists(Lowering statement, Scope scope, Membership node) {
        return new Exists(query(statement, scope, node.association(), node.element(), node.where(), Constant.TRUE));
    }

    static Expression<Long> size(Lowering statement, Scope scope, Membership.Size node) {
        return new ScalarQuery<>(
                query(statement, scope, node.association(), node.element(), null, Count.ROWS), Long.class);
    }

    private static <T> Select<T> query(
            Lowering statement,
            Scope outer,
            Association<?> association,
            EntityPath<?> element,
            @Nullable Condition where,
            Expression<T> selected) {
        List<Expression<?>> owner = outer.key(association.owner());
        Scope inner = statement.scope(outer, true);
        ElementsAttribute elements =
                outer.models().get(association.owner().javaType()).elements(association.attribute());
        if (elements != null) {
            TableRef row = inner.declare(element, elements);
            Condition link = Keys.equal(Scope.refs(row, elements.owner()), owner);
            return query(selected, row, inner.joins(), where(statement, inner, link, where));
        }
        refuseHiding(association, element);
        Source target = inner.declare(element, false);
        inner.open(target);
        Condition visible = statement.visible(inner, target);
        FromItem from = target.item();
        Condition link;
        ToManyAttribute toMany =
                outer.models().get(association.owner().javaType()).collection(association.attribute());
        if (toMany == null) {
            link = Keys.equal(target.key(), outer.key((EntityPath<?>) association));
        } else if (toMany.joinTable() == null) {
            ColumnAttribute foreignKey =
                    Objects.requireNonNull(target.model().attribute(Objects.requireNonNull(toMany.mappedBy())));
            link = Keys.equal(target.columns(foreignKey), owner);
        } else {
            JoinTable table = toMany.joinTable();
            TableRef row = new TableRef(table.table(), inner.freeAlias(element.alias() + "_link"));
            link = Keys.equal(Scope.refs(row, table.ownerColumns()), owner);
            if (where == null && visible == null) {
                from = row;
            } else {
                Condition on = Keys.equal(Scope.refs(row, table.targetColumns()), target.key());
                inner.addJoin(new Join(Join.Kind.INNER, null, row, on));
            }
        }
        Condition all = Lowering.and(where(statement, inner, link, where), visible);
        return query(selected, from, inner.joins(), Objects.requireNonNull(all));
    }

    private static Condition where(Lowering statement, Scope inner, Condition link, @Nullable Condition where) {
        return where == null ? link : Junction.of(true, link, new ExpressionLowering(inner, statement).rewrite(where));
    }

    /** The query refers to the owner, whose alias must not be hidden by that of the element. */
    private static void refuseHiding(Association<?> association, EntityPath<?> element) {
        EntityPath<?> owner = association.owner();
        while (!owner.isRoot()) {
            owner = owner.owner();
        }
        if (owner.alias().equals(element.alias())) {
            throw new IllegalArgumentException(
                    "\"" + element.alias() + "\" is called so inside and outside of a condition on \"" + association
                            + "\". Give the inner one another alias with .as(\"…\").");
        }
    }

    static <T> Select<T> query(Expression<T> selected, FromItem from, List<Join> joins, Condition where) {
        Select<T> select = Sql.select(Projection.single(selected)).from(from);
        for (Join join : joins) {
            select = joined(select, join);
        }
        return select.where(where);
    }

    static <T> Select<T> joined(Select<T> select, Join join) {
        Condition on = Objects.requireNonNull(join.on());
        return join.kind() == Join.Kind.LEFT ? select.leftJoin(join.target(), on) : select.join(join.target(), on);
    }
}
