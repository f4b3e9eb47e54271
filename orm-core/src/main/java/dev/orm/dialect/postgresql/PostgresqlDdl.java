package dev.orm.dialect.postgresql;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.internal.StandardDdl;
import dev.orm.type.SqlType;
import java.util.Objects;

/** The DDL of PostgreSQL. */
final class PostgresqlDdl extends StandardDdl {

    PostgresqlDdl(Dialect dialect) {
        super(dialect);
    }

    @Override
    protected String typeName(SqlType<?> type) {
        return name(type);
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
            case TEXT -> "text";
            case DATE -> "date";
            case TIME -> "time(6)";
            case TIMESTAMP -> "timestamp(6)";
            case INSTANT -> "timestamp(6) with time zone";
            case UUID -> "uuid";
            case BINARY -> "bytea";
            case JSON -> "jsonb";
            case ARRAY -> name(Objects.requireNonNull(type.element())) + "[]";
        };
    }
}
