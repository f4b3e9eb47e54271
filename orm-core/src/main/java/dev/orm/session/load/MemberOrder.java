package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.ToManyAttribute;
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
     * @param source the entity of its elements
     * @param places the table that has their places in a list, if they have any
     */
    static List<SortKey> of(ToManyAttribute collection, Source source, TableRef places) {
        List<SortKey> order = new ArrayList<>();
        if (collection.place() != null) {
            order.add(places.column(collection.place()).asc());
        }
        for (ToManyAttribute.Order key : collection.orderBy()) {
            ColumnAttribute attribute = Objects.requireNonNull(source.model().attribute(key.attribute()));
            order.add(new SortKey(
                    source.column(attribute),
                    key.descending(),
                    key.descending() ? SortKey.Nulls.FIRST : SortKey.Nulls.LAST));
        }
        // Without an order of its own a collection comes in the order of ids, so that it is the same on every database.
        source.key().forEach(column -> order.add(column.asc()));
        return order;
    }
}
