package dev.orm.dialect.h2;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.internal.StandardDdl;
import dev.orm.schema.Index;
import dev.orm.schema.Table;
import dev.orm.type.SqlType;
import java.util.Objects;

/** The DDL of H2. */
final class H2Ddl extends StandardDdl {

    H2Ddl(Dialect dialect) {
        super(dialect);
    }

    @Override
    protected String typeName(SqlType<?> type) {
        return name(type);
    }

    /** Unlike elsewhere an index is named with the schema of its table. */
    @Override
    protected String indexName(Table table, Index index) {
        String schema = table.name().schema();
        return (schema == null ? "" : dialect.quote(schema) + ".") + super.indexName(table, index);
    }

    static String name(SqlType<?> type) {
        return switch (type.name()) {
            case BOOLEAN -> "boolean";
            case SMALLINT -> "smallint";
            case INTEGER -> "integer";
            case BIGINT -> "bigint";
            case REAL -> "real";
            case DOUBLE -> "double precision";
            case DECIMAL -> "numeric(" + type.precision() + ", " + type.scale() + ")";
            case VARCHAR -> "varchar(" + type.length() + ")";
            case TEXT -> "character large object";
            case DATE -> "date";
            case TIME -> "time(6)";
            case TIMESTAMP -> "timestamp(6)";
            case INSTANT -> "timestamp(6) with time zone";
            case UUID -> "uuid";
            case BINARY -> "binary large object";
            case JSON -> "json";
            case ARRAY -> valueName(Objects.requireNonNull(type.element())) + " array";
        };
    }

    /** The type of a value on its way: text and bytes are no large objects there. */
    static String valueName(SqlType<?> type) {
        return switch (type.name()) {
            case VARCHAR, TEXT -> "varchar";
            case BINARY -> "varbinary";
            case DECIMAL -> type.isBounded() ? name(type) : "numeric(1000, " + type.scale() + ")";
            default -> name(type);
        };
    }
}
