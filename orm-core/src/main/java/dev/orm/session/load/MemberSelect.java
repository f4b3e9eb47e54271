package dev.orm.session.load;

import dev.orm.engine.internal.StatementKey;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.schema.Column;
import dev.orm.session.state.Keys;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.Projection;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.Sql;
import dev.orm.sql.Window;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Paging;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The query of some elements of a collection of many owners: what a fetch with conditions, an order or a limit of its own sends.
 *
 * @param owner the entity that has the collection
 * @param collection the collection
 * @param target the entity of its elements
 * @param statement selects the elements, and behind them the owner's key where the collection has a join table
 * @param keyIsLast whether the owner's key stands behind whatever is selected
 */
record MemberSelect(
        EntityModel<?> owner,
        ToManyAttribute collection,
        EntityModel<?> target,
        Select<?> statement,
        boolean keyIsLast) {

    private static final String ROWS_ALIAS = "r";

    /** Completes the query of a fetch by whose elements are wanted, and by an order that is the same on every database. */
    static MemberSelect of(
            EntityModel<?> owner,
            ToManyAttribute collection,
            EntityModel<?> target,
            Select<?> elements,
            List<Object> ownerIds) {
        Select<?> select = elements;
        if (collection.joinTable() != null) {
            List<Selectable<?>> items =
                    new ArrayList<>(List.of((EntityPath<?>) Objects.requireNonNull(elements.root())));
            items.addAll(ownerKey(elements, collection, target));
            select = elements.counting(Projection.of(items, values -> values));
        }
        select = ofOwners(select, owner, collection, target, ownerIds);
        return new MemberSelect(owner, collection, target, select.orderBy(order(elements, collection, target)), false);
    }

    /** Completes the query of a list in rows by whose elements are wanted; the owner's key is selected behind the rest. */
    static MemberSelect nested(
            EntityModel<?> owner,
            ToManyAttribute collection,
            EntityModel<?> target,
            Select<?> elements,
            List<Object> ownerIds) {
        List<? extends Expression<?>> key = ownerKey(elements, collection, target);
        List<Selectable<?>> items = new ArrayList<>(elements.projection().items());
        items.addAll(key);
        Select<?> select = elements.counting(Projection.of(items, values -> values));
        select = ofOwners(select, owner, collection, target, ownerIds);
        if (!elements.parts().groupBy().isEmpty()) {
            select = select.groupBy(key.toArray(Expression<?>[]::new));
        } else if (!elements.parts().distinct().rows()) {
            select = select.orderBy(order(elements, collection, target));
        }
        return new MemberSelect(owner, collection, target, select, true);
    }

    private static TableRef table(Select<?> elements, EntityModel<?> target) {
        return new TableRef(target.table(), ((EntityPath<?>) Objects.requireNonNull(elements.root())).alias());
    }

    private static TableRef link(Select<?> elements, JoinTable table) {
        return new TableRef(table.table(), ((EntityPath<?>) Objects.requireNonNull(elements.root())).alias() + "_link");
    }

    private static List<? extends Expression<?>> ownerKey(
            Select<?> elements, ToManyAttribute collection, EntityModel<?> target) {
        JoinTable table = collection.joinTable();
        if (table != null) {
            return Scope.refs(link(elements, table), table.ownerColumns());
        }
        ColumnAttribute foreignKey =
                Objects.requireNonNull(target.attribute(Objects.requireNonNull(collection.mappedBy())));
        if (foreignKey.table() == 0) {
            return Scope.refs(table(elements, target), foreignKey.columns());
        } else if (foreignKey.columns().size() > 1) {
            throw new IllegalArgumentException(target.name() + "." + foreignKey.path()
                    + " is a foreign key of several columns in a table that is joined, by which only whole collections are"
                    + " fetched. Leave out where(…), orderBy(…) and limit(…) of the fetch.");
        }
        return List.of(((EntityPath<?>) Objects.requireNonNull(elements.root())).attribute(foreignKey.path()));
    }

    private static Select<?> ofOwners(
            Select<?> elements,
            EntityModel<?> owner,
            ToManyAttribute collection,
            EntityModel<?> target,
            List<Object> ownerIds) {
        JoinTable table = collection.joinTable();
        Select<?> select = elements;
        if (table != null) {
            TableRef link = link(elements, table);
            select = elements.join(
                    link,
                    Keys.equal(
                            Scope.refs(link, table.targetColumns()),
                            Scope.refs(table(elements, target), target.columns().key())));
        }
        return select.where(Keys.in(owner, ownerKey(elements, collection, target), ownerIds));
    }

    /** Returns what completes an order, so that it is the same on every database. */
    private static List<SortKey> order(Select<?> elements, ToManyAttribute collection, EntityModel<?> target) {
        EntityPath<?> element = (EntityPath<?>) Objects.requireNonNull(elements.root());
        List<SortKey> order = new ArrayList<>();
        Column<?> place = collection.place();
        if (elements.parts().orderBy().isEmpty() && place != null) {
            JoinTable link = collection.joinTable();
            TableRef rows = link == null ? table(elements, target) : link(elements, link);
            order.add(new SortKey(rows.column(place), false, SortKey.Nulls.LAST));
        } else if (elements.parts().orderBy().isEmpty()) {
            for (ToManyAttribute.Order key : collection.orderBy()) {
                order.add(key(element, key.attribute(), key.descending()));
            }
        }
        Scope.refs(table(elements, target), target.columns().key())
                .forEach(column -> order.add(new SortKey(column, false, SortKey.Nulls.LAST)));
        return order;
    }

    private static SortKey key(EntityPath<?> element, String attribute, boolean descending) {
        return new SortKey(
                element.attribute(attribute), descending, descending ? SortKey.Nulls.FIRST : SortKey.Nulls.LAST);
    }

    /** Returns an equal query that holds no bind values. */
    MemberSelect withoutValues() {
        return new MemberSelect(owner, collection, target, (Select<?>) StatementKey.of(statement), keyIsLast);
    }

    /** Makes a limit of the lowered query one for each owner. */
    Select<?> paged(Select<?> lowered) {
        Paging paging = lowered.parts().paging();
        if (paging.limit() == null) {
            return lowered;
        }
        List<Selectable<?>> items = new ArrayList<>(lowered.parts().projection().items());
        List<Expression<?>> ownerKey = new ArrayList<>();
        for (int place : keyIsLast ? lastOf(items.size()) : OwnerReader.places(target, collection)) {
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

    private int[] lastOf(int columns) {
        return IntStream.range(columns - owner.columns().key().size(), columns).toArray();
    }
}
