package dev.orm.mapping;

import dev.orm.mapping.PolymorphicUnion.Branch;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the columns of the tables of several classes side by side. Columns of one name and type share a place. */
final class UnionBuilder {

    private record Shape(String name, SqlType<?> type) {

        static Shape of(Column<?> column) {
            return new Shape(column.name().toLowerCase(Locale.ROOT), column.type());
        }
    }

    private record OfClass(Class<?> type, Table table, Object value) {

        @Nullable
        Column<?> column(Shape shape) {
            return table.columns().stream()
                    .filter(column -> Shape.of(column).equals(shape))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The name of each column in the union. */
    private final Map<Shape, String> names = new LinkedHashMap<>();

    private final List<OfClass> classes = new ArrayList<>();
    private final Table of;

    /**
     * Begins with the columns of the entity that is asked for, which keep their names.
     *
     * @param of its table; if it is abstract, what it would be
     */
    UnionBuilder(Table of) {
        this.of = of;
        add(of);
    }

    /** Adds the rows of a class. */
    void add(Class<?> type, Table table, Object value) {
        classes.add(new OfClass(type, table, value));
        add(table);
    }

    private void add(Table table) {
        for (Column<?> column : table.columns()) {
            Shape shape = Shape.of(column);
            if (!names.containsKey(shape)) {
                names.put(shape, free(column.name()));
            }
        }
    }

    private String free(String wanted) {
        String name = wanted;
        for (int i = 2; names.values().stream().anyMatch(name::equalsIgnoreCase); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    PolymorphicUnion build(Column<?> discriminator) {
        TableBuilder rows = Table.builder(of.name());
        names.forEach((shape, name) -> rows.column(new Column<>(name, shape.type(), isNullable(shape))));
        rows.column(new Column<>(free(discriminator.name()), discriminator.type(), false));
        List<Branch> branches = new ArrayList<>();
        for (OfClass each : classes) {
            List<@Nullable Column<?>> columns = new ArrayList<>();
            names.keySet().forEach(shape -> columns.add(each.column(shape)));
            branches.add(new Branch(each.type(), each.table(), columns, each.value()));
        }
        return new PolymorphicUnion(rows.build(), branches);
    }

    /** A class that lacks a column shows null. */
    private boolean isNullable(Shape shape) {
        return classes.stream().map(each -> each.column(shape)).anyMatch(column -> column == null || column.nullable());
    }
}
