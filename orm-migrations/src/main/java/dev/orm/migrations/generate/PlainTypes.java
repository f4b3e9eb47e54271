package dev.orm.migrations.generate;

import dev.orm.schema.Column;
import dev.orm.schema.Constraint;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.View;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A schema whose columns have the types that are stored. What a model makes of the values is no part of a history. */
final class PlainTypes {

    private PlainTypes() {}

    static Schema of(Schema schema) {
        return new Schema(schema.objects().stream()
                .map(object -> object instanceof Table table
                        ? of(table)
                        : object instanceof View view
                                ? new View(view.name(), of(view.columns()), view.query(), view.materialized())
                                : object)
                .toList());
    }

    private static Table of(Table table) {
        TableBuilder builder = Table.builder(table.name()).comment(table.comment());
        of(table.columns()).forEach(builder::column);
        for (Constraint constraint : table.constraints()) {
            builder.constraint(constraint);
        }
        table.indexes().forEach(builder::index);
        table.options().forEach(builder::option);
        return builder.build();
    }

    private static List<Column<?>> of(List<Column<?>> columns) {
        List<Column<?>> plain = new ArrayList<>();
        for (Column<?> column : columns) {
            plain.add(column.type(of(column.type())));
        }
        return plain;
    }

    static SqlType<?> of(SqlType<?> type) {
        SqlType<?> plain = withoutVariants(type);
        for (Map.Entry<String, ? extends SqlType<?>> variant : new TreeMap<>(type.variants()).entrySet()) {
            plain = plain.storedAs(variant.getKey(), of(variant.getValue()));
        }
        return plain;
    }

    private static SqlType<?> withoutVariants(SqlType<?> type) {
        SqlTypeName name = type.name();
        return switch (name) {
            case BOOLEAN -> SqlType.BOOLEAN;
            case SMALLINT -> SqlType.SMALLINT;
            case INTEGER -> SqlType.INTEGER;
            case BIGINT -> SqlType.BIGINT;
            case REAL -> SqlType.REAL;
            case DOUBLE -> SqlType.DOUBLE;
            case DECIMAL -> SqlType.decimal(type.precision(), type.scale());
            case VARCHAR -> SqlType.varchar(type.length());
            case TEXT -> SqlType.TEXT;
            case DATE -> SqlType.DATE;
            case TIME -> SqlType.TIME;
            case TIMESTAMP -> SqlType.TIMESTAMP;
            case INSTANT -> SqlType.INSTANT;
            case UUID -> SqlType.UUID;
            case BINARY -> SqlType.BINARY;
            case JSON -> SqlType.JSON;
            case ARRAY -> SqlType.array(of(Objects.requireNonNull(type.element())));
        };
    }
}
