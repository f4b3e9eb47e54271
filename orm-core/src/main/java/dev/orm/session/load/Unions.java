package dev.orm.session.load;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.PolymorphicUnion;
import dev.orm.mapping.PolymorphicUnion.Branch;
import dev.orm.schema.Column;
import dev.orm.sql.Condition;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Expression;
import dev.orm.sql.Projection;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.SetOperation;
import dev.orm.sql.Sql;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.Inlined;
import dev.orm.sql.node.Junction;
import dev.orm.sql.node.Label;
import dev.orm.sql.node.Paging;
import dev.orm.sql.node.RowInList;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the query that stands in the place of a table where each class of an entity has a table of its own. */
final class Unions {

    private Unions() {}

    /**
     * Returns the rows of all classes under an alias, whose columns are called as those of the union, as far as the condition of a query asks for some values: MariaDB reads whole tables unless each
     * part of the union is asked for them.
     *
     * @param where the condition, which still stands in the query
     */
    static DerivedTable of(PolymorphicUnion union, String alias, @Nullable Condition where) {
        List<Condition> lists = new ArrayList<>(0);
        addLists(alias, where, lists);
        List<QueryExpression<Object>> queries = union.branches().stream()
                .map(branch -> query(union, branch, lists))
                .toList();
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

    private static void addLists(String alias, @Nullable Condition where, List<Condition> lists) {
        if (where instanceof Junction all && all.conjunction()) {
            all.parts().forEach(each -> addLists(alias, each, lists));
        } else if (where instanceof InList list && !list.negated() && isOf(alias, list.expression())
                || where instanceof RowInList rows
                        && !rows.negated()
                        && rows.columns().stream().allMatch(column -> isOf(alias, column))) {
            lists.add(where);
        }
    }

    private static boolean isOf(String alias, Expression<?> expression) {
        return expression instanceof ColumnRef<?> column && column.alias().equals(alias);
    }

    /** Returns a condition on columns of the union as one on those of a class; the values stay where they are. */
    private static Condition inBranch(PolymorphicUnion union, Branch branch, TableRef table, Condition list) {
        if (list instanceof InList in) {
            return new InList(inBranch(union, branch, table, in.expression()), in.values(), false);
        }
        RowInList rows = (RowInList) list;
        List<Expression<?>> columns = new ArrayList<>();
        rows.columns().forEach(column -> columns.add(inBranch(union, branch, table, column)));
        return new RowInList(columns, rows.rows(), false);
    }

    private static Expression<?> inBranch(
            PolymorphicUnion union, Branch branch, TableRef table, Expression<?> expression) {
        Column<?> shown = ((ColumnRef<?>) expression).column();
        return shown(shown, table, branch.columns().get(union.placeOf(shown.name())));
    }

    private static QueryExpression<Object> query(PolymorphicUnion union, Branch branch, List<Condition> lists) {
        TableRef table = new TableRef(branch.table(), "");
        List<Selectable<?>> items = new ArrayList<>();
        for (int i = 0; i < branch.columns().size(); i++) {
            items.add(
                    item(union.rows().columns().get(i), table, branch.columns().get(i)));
        }
        items.add(labelled(union.discriminator(), value(union.discriminator().type(), branch.value())));
        Select<Object> rows =
                Sql.select(Projection.<Object>of(items, values -> values)).from(table);
        for (Condition list : lists) {
            rows = rows.where(inBranch(union, branch, table, list));
        }
        return rows;
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
