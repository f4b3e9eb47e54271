package dev.orm.session.load;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.PolymorphicUnion;
import dev.orm.mapping.PolymorphicUnion.Branch;
import dev.orm.schema.Column;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Expression;
import dev.orm.sql.Projection;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Selectable;
import dev.orm.sql.SetOperation;
import dev.orm.sql.Sql;
import dev.orm.sql.node.Inlined;
import dev.orm.sql.node.Label;
import dev.orm.sql.node.Paging;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the query that stands in the place of a table where each class of an entity has a table of its own. */
final class Unions {

    private Unions() {}

    /** Returns the rows of all classes under an alias; their columns are called as those of the union. */
    static DerivedTable of(PolymorphicUnion union, String alias) {
        List<QueryExpression<Object>> queries =
                union.branches().stream().map(branch -> query(union, branch)).toList();
        QueryExpression<Object> all = queries.size() == 1
                ? queries.get(0)
                : new SetOperation<>(SetOperation.Operator.UNION_ALL, queries, List.of(), Paging.NONE);
        return all.as(alias);
    }

    /** Returns what is read for an entity of the rows of its own table, none of which is of a class that extends it. */
    static List<Expression<?>> ofClass(EntityModel<?> model, TableRef table) {
        PolymorphicUnion union = Objects.requireNonNull(model.union());
        Branch own = union.branches().stream()
                .filter(branch -> branch.type() == model.type())
                .findFirst()
                .orElseThrow();
        List<Expression<?>> columns = new ArrayList<>();
        for (Column<?> shown : model.columns().all()) {
            int place = union.placeOf(shown.name());
            columns.add(
                    place == own.columns().size()
                            ? value(shown.type(), own.value())
                            : shown(shown, table, own.columns().get(place)));
        }
        return columns;
    }

    private static Expression<?> shown(Column<?> shown, TableRef table, @Nullable Column<?> column) {
        return column == null ? new Inlined<>(shown.type(), null) : table.column(column);
    }

    private static QueryExpression<Object> query(PolymorphicUnion union, Branch branch) {
        TableRef table = new TableRef(branch.table(), "");
        List<Selectable<?>> items = new ArrayList<>();
        for (int i = 0; i < branch.columns().size(); i++) {
            items.add(
                    item(union.rows().columns().get(i), table, branch.columns().get(i)));
        }
        items.add(labelled(union.discriminator(), value(union.discriminator().type(), branch.value())));
        return Sql.select(Projection.<Object>of(items, values -> values)).from(table);
    }

    private static Selectable<?> item(Column<?> shown, TableRef table, @Nullable Column<?> column) {
        return labelled(shown, shown(shown, table, column));
    }

    @SuppressWarnings("unchecked")
    private static <T> Expression<T> value(SqlType<T> type, Object value) {
        return new Inlined<>(type, (T) value);
    }

    private static <T> Selectable<T> labelled(Column<?> column, Expression<T> expression) {
        return new Label<>(expression, column.name());
    }
}
