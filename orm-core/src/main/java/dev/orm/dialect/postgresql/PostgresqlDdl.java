package dev.orm.dialect.postgresql;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.StandardDdl;
import dev.orm.schema.Column;
import dev.orm.schema.EnumType;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The DDL of PostgreSQL. */
final class PostgresqlDdl extends StandardDdl {

    private static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "ctid", "xmin", "xmax", "cmin", "cmax");

    private static final int ENUM_BYTES = 63;

    PostgresqlDdl(Dialect dialect) {
        super(dialect);
    }

    @Override
    protected Set<String> systemColumns() {
        return SYSTEM_COLUMNS;
    }

    @Override
    protected String typeName(SqlType<?> type) {
        return name(type);
    }

    /** A cast to {@code varchar(n)} would cut what is longer without a word; the assignment that follows one to text refuses it. */
    @Override
    protected String changedType(Column<?> column) {
        boolean text =
                column.enumType() == null && column.type().on(dialect.name()).name() == SqlTypeName.VARCHAR;
        return super.changedType(column) + " using " + dialect.quote(column.name()) + "::"
                + (text ? "text" : typeName(column));
    }

    @Override
    protected void checkValues(EnumType type) {
        for (String value : type.values()) {
            if (value.getBytes(StandardCharsets.UTF_8).length > ENUM_BYTES) {
                throw new UnsupportedConstructException(
                        "PostgreSQL takes values of an enum of up to " + ENUM_BYTES + " bytes, and one of "
                                + type.name() + " is longer. Shorten it, or use a VARCHAR column with a check.");
            }
        }
    }

    /** A backslash is written so that it means the same whatever {@code standard_conforming_strings} says. */
    @Override
    protected String text(String value) {
        String text = super.text(value);
        return value.indexOf('\\') < 0 ? text : "E" + text.replace("\\", "\\\\");
    }

    @Override
    protected String stored(Object value, SqlType<?> type) {
        return value instanceof byte[] bytes
                ? "decode('" + HexFormat.of().formatHex(bytes) + "', 'hex')"
                : super.stored(value, type);
    }

    @Override
    protected String array(List<?> values, SqlType<?> element) {
        return "array[" + elements(values, element) + "]::" + name(SqlType.array(element));
    }

    @Override
    protected String now(SqlType<?> type) {
        return type.name() == SqlTypeName.INSTANT
                ? "current_timestamp"
                : "timezone('UTC', current_timestamp)::" + name(type);
    }

    /** The type of a value on its way, which a cast must not cut. */
    static String valueName(SqlType<?> type) {
        return switch (type.name()) {
            case VARCHAR -> "varchar";
            case DECIMAL -> "numeric";
            default -> name(type);
        };
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
