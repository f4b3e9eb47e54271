package dev.orm.session.load;

import dev.orm.engine.internal.StatementKey;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.sql.Condition;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.Projection;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.Sql;
import dev.orm.sql.Window;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.Paging;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The query of some elements of a collection of many owners: what a fetch with conditions, an order or a limit of its own sends.
 *
 * @param owner the entity that has the collection
 * @param collection the collection
 * @param target the entity of its elements
 * @param statement selects the elements, and behind them the owner's id where the collection has a join table
 */
record MemberSelect(EntityModel<?> owner, ToManyAttribute collection, EntityModel<?> target, Select<?> statement) {

    private static final String ROWS_ALIAS = "r";

    /** Completes the query of a fetch by whose elements are wanted, and by an order that is the same on every database. */
    static MemberSelect of(
            EntityModel<?> owner,
            ToManyAttribute collection,
            EntityModel<?> target,
            Select<?> elements,
            List<Object> ownerIds) {
        EntityPath<?> element = (EntityPath<?>) Objects.requireNonNull(elements.root());
        BindList ids = BindList.of(QueryPlanner.idType(owner), ownerIds);
        List<SortKey> order = new ArrayList<>();
        if (elements.parts().orderBy().isEmpty()) {
            for (ToManyAttribute.Order key : collection.orderBy()) {
                order.add(key(element, key.attribute(), key.descending()));
            }
        }
        order.add(key(element, target.id().path(), false));
        JoinTable table = collection.joinTable();
        if (table == null) {
            Expression<?> foreignKey = element.attribute(Objects.requireNonNull(collection.mappedBy()));
            return new MemberSelect(
                    owner,
                    collection,
                    target,
                    elements.where(new InList(foreignKey, ids, false)).orderBy(order));
        }
        TableRef link = new TableRef(table.table(), element.alias() + "_link");
        Expression<?> ownerId = link.column(table.ownerColumn());
        Condition on = new Comparison(
                Comparison.Operator.EQ,
                link.column(table.targetColumn()),
                element.attribute(target.id().path()));
        return new MemberSelect(
                owner,
                collection,
                target,
                elements.counting(Projection.of(List.of(element, ownerId), values -> values))
                        .join(link, on)
                        .where(new InList(ownerId, ids, false))
                        .orderBy(order));
    }

    private static SortKey key(EntityPath<?> element, String attribute, boolean descending) {
        return new SortKey(
                element.attribute(attribute), descending, descending ? SortKey.Nulls.FIRST : SortKey.Nulls.LAST);
    }

    /** Returns an equal query that holds no bind values. */
    MemberSelect withoutValues() {
        return new MemberSelect(owner, collection, target, (Select<?>) StatementKey.of(statement));
    }

    /** Makes a limit of the lowered query one for each owner. */
    Select<?> paged(Select<?> lowered) {
        Paging paging = lowered.parts().paging();
        if (paging.limit() == null) {
            return lowered;
        }
        List<Selectable<?>> items = new ArrayList<>(lowered.parts().projection().items());
        Expression<?> ownerId = (Expression<?>) items.get(ownerColumn() - 1);
        Expression<Long> number = Sql.rowNumber()
                .over(new Window(List.of(ownerId), lowered.parts().orderBy(), null));
        items.add(number);
        DerivedTable rows =
                lowered.unpaged().select(Projection.of(items, values -> values)).as(ROWS_ALIAS);
        List<Selectable<?>> columns = new ArrayList<>();
        for (Selectable<?> item : items.subList(0, items.size() - 1)) {
            columns.add(rows.column((Expression<?>) item));
        }
        Expression<Long> place = rows.column(number);
        return Sql.select(Projection.of(columns, values -> values))
                .from(rows)
                .where(new Comparison(Comparison.Operator.LE, place, paging.limit()))
                .orderBy(new SortKey(place, false, SortKey.Nulls.LAST));
    }

    /** Returns the position of the owner's id in a row, from 1. */
    int ownerColumn() {
        return ownerColumn(collection, target);
    }

    /** Returns the position of the owner's id in a row of a collection's elements, from 1. */
    static int ownerColumn(ToManyAttribute collection, EntityModel<?> target) {
        return collection.joinTable() == null
                ? 1
                        + Objects.requireNonNull(target.attribute(Objects.requireNonNull(collection.mappedBy())))
                                .index()
                : 1 + target.attributes().size();
    }
}
