package dev.orm.sql;

import dev.orm.schema.Column;
import dev.orm.schema.TableName;
import dev.orm.schema.View;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.DerivedColumn;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Makes views of queries. */
final class Views {

    private Views() {}

    static View of(TableName name, QueryExpression<?> query) {
        List<Selectable<?>> items = query.projection().items();
        List<Column<?>> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String column = columnName(items.get(i), i + 1);
            SqlType<?> type = items.get(i) instanceof Expression<?> expression ? expression.sqlType() : null;
            if (type == null) {
                throw new IllegalArgumentException("Nothing says what the type of column \"" + column
                        + "\" of the view " + name + " is. Select columns of tables, and cast values to a type.");
            }
            if (!names.add(column)) {
                throw new IllegalArgumentException("Two columns of the view " + name + " are called \"" + column
                        + "\". Give one of them a label.");
            }
            columns.add(Column.of(column, type));
        }
        return new View(name, columns, query);
    }

    private static String columnName(Selectable<?> item, int place) {
        if (item instanceof Expression<?> expression) {
            if (expression.label() != null) {
                return expression.label();
            } else if (expression.unwrapped() instanceof ColumnRef<?> ref) {
                return ref.column().name();
            } else if (expression.unwrapped() instanceof DerivedColumn<?> derived) {
                return derived.name();
            }
        }
        return "c" + place;
    }

    static QueryExpression<?> renamed(QueryExpression<?> query, UnaryOperator<TableName> names) {
        return query.rewritten(new Rewriter() {
            @Override
            protected FromItem replace(FromItem item) {
                return item instanceof TableRef ref
                        ? new TableRef(
                                ref.table().toBuilder(names.apply(ref.table().name()))
                                        .build(),
                                ref.alias())
                        : super.replace(item);
            }
        });
    }
}
