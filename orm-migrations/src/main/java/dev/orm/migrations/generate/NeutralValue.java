package dev.orm.migrations.generate;

import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The value that says least, for a column that must have one. */
final class NeutralValue {

    private NeutralValue() {}

    /** Whether rows that are there can get no value but one that somebody names. */
    static boolean isNeededBy(Column<?> column) {
        return !column.nullable() && column.defaultValue() == null && !column.isIdentity() && column.computed() == null;
    }

    static DdlExpression of(Column<?> column) {
        EnumType enumType = column.enumType();
        return enumType == null
                ? of(column.type())
                : DdlExpression.literal(enumType.values().get(0));
    }

    private static DdlExpression of(SqlType<?> type) {
        return switch (type.name()) {
            case BOOLEAN -> DdlExpression.literal(false);
            case SMALLINT, INTEGER, BIGINT -> DdlExpression.literal(0);
            case REAL, DOUBLE -> DdlExpression.literal(SqlType.DOUBLE, 0.0);
            case DECIMAL -> DdlExpression.literal(BigDecimal.ZERO);
            case VARCHAR, TEXT -> DdlExpression.literal("");
            case DATE -> DdlExpression.literal(SqlType.DATE, LocalDate.EPOCH);
            case TIME -> DdlExpression.literal(SqlType.TIME, LocalTime.MIDNIGHT);
            case TIMESTAMP ->
                DdlExpression.literal(SqlType.TIMESTAMP, LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC));
            case INSTANT -> DdlExpression.literal(SqlType.INSTANT, Instant.EPOCH);
            case UUID -> DdlExpression.literal(SqlType.UUID, new UUID(0, 0));
            case BINARY -> DdlExpression.literal(SqlType.BINARY, new byte[0]);
            case JSON -> DdlExpression.literal(SqlType.JSON, Json.NULL);
            case ARRAY -> emptyArray(Objects.requireNonNull(type.element()));
        };
    }

    private static <E> DdlExpression emptyArray(SqlType<E> element) {
        return DdlExpression.literal(SqlType.array(element), List.of());
    }
}
