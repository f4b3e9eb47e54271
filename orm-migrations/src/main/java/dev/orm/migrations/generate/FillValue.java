package dev.orm.migrations.generate;

import dev.orm.migrations.MigrationException;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlExpression.Literal;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.UUID;

/** A text that a person has typed, as a value of the column that it is for: {@code 01234} is a number or a text. */
final class FillValue {

    private FillValue() {}

    /**
     * Reads a text.
     *
     * @param value what the rows get; anything but a text stays as it is
     * @throws MigrationException if the text is no value of the type
     */
    static DdlExpression of(String name, Column<?> column, DdlExpression value) {
        boolean isText = value.parts().size() == 1
                && value.parts().get(0) instanceof Literal<?> literal
                && literal.value() instanceof String;
        if (!isText) {
            return value;
        }
        String text = (String) ((Literal<?>) value.parts().get(0)).value();
        if (column.enumType() != null && !column.enumType().values().contains(text)) {
            throw new MigrationException("--fill " + name + "=" + text + ": the column has the values "
                    + column.enumType().values() + ".");
        }
        try {
            return of(column.type(), text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new MigrationException(
                    "--fill " + name + "=" + text + ": the column is of type " + column.type()
                            + ", of which this is no value.",
                    e);
        }
    }

    private static DdlExpression of(SqlType<?> type, String text) {
        return switch (type.name()) {
            case BOOLEAN -> DdlExpression.literal(truth(text));
            case SMALLINT -> DdlExpression.literal(Short.parseShort(text));
            case INTEGER -> DdlExpression.literal(Integer.parseInt(text));
            case BIGINT -> DdlExpression.literal(Long.parseLong(text));
            case REAL, DOUBLE -> DdlExpression.literal(SqlType.DOUBLE, Double.parseDouble(text));
            case DECIMAL -> DdlExpression.literal(new BigDecimal(text));
            case VARCHAR, TEXT -> DdlExpression.literal(text);
            case DATE -> DdlExpression.literal(SqlType.DATE, LocalDate.parse(text));
            case TIME -> DdlExpression.literal(SqlType.TIME, LocalTime.parse(text));
            case TIMESTAMP -> DdlExpression.literal(SqlType.TIMESTAMP, LocalDateTime.parse(text.replace(' ', 'T')));
            case INSTANT -> DdlExpression.literal(SqlType.INSTANT, Instant.parse(text.replace(' ', 'T')));
            case UUID -> DdlExpression.literal(SqlType.UUID, UUID.fromString(text));
            case BINARY -> DdlExpression.literal(SqlType.BINARY, HexFormat.of().parseHex(text));
            case JSON -> DdlExpression.literal(SqlType.JSON, Json.of(text));
            case ARRAY -> throw new IllegalArgumentException("An array has no one form.");
        };
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("Neither true nor false.");
        }
        return text.equals("true");
    }
}
