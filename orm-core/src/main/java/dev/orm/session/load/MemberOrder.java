package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The order in which what an association to many holds is read. */
final class MemberOrder {

    private MemberOrder() {}

    /**
     * Returns the order of all elements of many owners.
     *
     * @param collection the association
     * @param target the entity of its elements
     * @param table their table
     * @param places the table that has their places in a list, if they have any
     */
    static List<SortKey> of(ToManyAttribute collection, EntityModel<?> target, TableRef table, TableRef places) {
        List<SortKey> order = new ArrayList<>();
        if (collection.place() != null) {
            order.add(places.column(collection.place()).asc());
        }
        for (ToManyAttribute.Order key : collection.orderBy()) {
            ColumnAttribute attribute = Objects.requireNonNull(target.attribute(key.attribute()));
            ColumnRef<?> column = table.column(attribute.column());
            order.add(key.descending() ? column.desc() : column.asc());
        }
        // Without an order of its own a collection comes in the order of ids, so that it is the same on every database.
        Scope.refs(table, target.columns().key()).forEach(column -> order.add(column.asc()));
        return order;
    }
}
