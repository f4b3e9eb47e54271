package dev.orm.session.load;

import dev.orm.engine.internal.StatementKey;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.state.Keys;
import dev.orm.sql.Condition;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.Projection;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.Sql;
import dev.orm.sql.Window;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Comparison;
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
 * @param statement selects the elements, and behind them the owner's key where the collection has a join table
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
        TableRef elementTable = new TableRef(target.table(), element.alias());
        List<SortKey> order = new ArrayList<>();
        if (elements.parts().orderBy().isEmpty()) {
            for (ToManyAttribute.Order key : collection.orderBy()) {
                order.add(key(element, key.attribute(), key.descending()));
            }
        }
        Scope.refs(elementTable, target.columns().key())
                .forEach(column -> order.add(new SortKey(column, false, SortKey.Nulls.LAST)));
        JoinTable table = collection.joinTable();
        if (table == null) {
            List<ColumnRef<?>> foreignKey = Scope.refs(
                    elementTable,
                    Objects.requireNonNull(target.attribute(Objects.requireNonNull(collection.mappedBy())))
                            .columns());
            return new MemberSelect(
                    owner,
                    collection,
                    target,
                    elements.where(Keys.in(owner, foreignKey, ownerIds)).orderBy(order));
        }
        TableRef link = new TableRef(table.table(), element.alias() + "_link");
        List<ColumnRef<?>> ownerKey = Scope.refs(link, table.ownerColumns());
        Condition on = Keys.equal(
                Scope.refs(link, table.targetColumns()),
                Scope.refs(elementTable, target.columns().key()));
        List<Selectable<?>> items = new ArrayList<>(List.of(element));
        items.addAll(ownerKey);
        return new MemberSelect(
                owner,
                collection,
                target,
                elements.counting(Projection.of(items, values -> values))
                        .join(link, on)
                        .where(Keys.in(owner, ownerKey, ownerIds))
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
        List<Expression<?>> ownerKey = new ArrayList<>();
        for (int place : OwnerReader.places(target, collection)) {
            ownerKey.add((Expression<?>) items.get(place));
        }
        Expression<Long> number =
                Sql.rowNumber().over(new Window(ownerKey, lowered.parts().orderBy(), null));
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
}
