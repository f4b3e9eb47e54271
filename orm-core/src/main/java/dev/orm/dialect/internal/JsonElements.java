package dev.orm.dialect.internal;

import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values of one type as a JSON array, for databases without arrays: numbers and booleans as those of JSON, long decimals and
 * everything else as text in the order of its values.
 */
public final class JsonElements {

    private JsonElements() {}

    /** Writes values, null for those that are null. */
    public static String write(Collection<?> values, SqlType<?> type) {
        StringBuilder json = new StringBuilder(values.size() * 8 + 2).append('[');
        for (Object value : values) {
            if (json.length() > 1) {
                json.append(',');
            }
            if (value == null) {
                json.append("null");
            } else {
                element(json, stored(type, value), type);
            }
        }
        return json.append(']').toString();
    }

    /** Writes the values of a row, each of a type of its own. */
    public static String row(List<?> values, List<? extends SqlType<?>> types) {
        StringBuilder json = new StringBuilder().append('[');
        for (int i = 0; i < values.size(); i++) {
            json.append(i == 0 ? "" : ",");
            element(json, stored(types.get(i), values.get(i)), types.get(i));
        }
        return json.append(']').toString();
    }

    @SuppressWarnings("unchecked")
    private static <T> Object stored(SqlType<T> type, Object value) {
        return type.toStored((T) value);
    }

    private static void element(StringBuilder json, Object value, SqlType<?> type) {
        switch (type.name()) {
            case BOOLEAN -> json.append(((Boolean) value).booleanValue());
            case SMALLINT, INTEGER, BIGINT -> json.append(((Number) value).longValue());
            case REAL, DOUBLE -> json.append(JdbcParameterBinder.number(((Number) value).doubleValue()));
            case DECIMAL -> decimal(json, (BigDecimal) value, type);
            case VARCHAR, TEXT -> string(json, TextRules.checked(type.fitting((String) value)));
            case DATE -> string(json, IsoText.of((LocalDate) value));
            case TIME -> string(json, IsoText.of((LocalTime) value));
            case TIMESTAMP -> string(json, IsoText.of((LocalDateTime) value));
            case INSTANT -> string(json, IsoText.of((Instant) value));
            case UUID -> string(json, value.toString());
            case BINARY -> string(json, HexFormat.of().formatHex((byte[]) value));
            case JSON -> string(json, ((Json) value).text());
            case ARRAY ->
                throw new IllegalArgumentException("A list of arrays cannot be sent. Compare them one by one.");
        }
    }

    private static void decimal(StringBuilder json, BigDecimal value, SqlType<?> type) {
        BigDecimal exact = Decimals.fitting(value, type);
        if (type.precision() <= Decimals.DOUBLE_DIGITS) {
            json.append(exact.precision() <= Decimals.DOUBLE_DIGITS ? exact.toPlainString() : Decimals.beside(exact));
        } else {
            string(json, exact.toPlainString());
        }
    }

    private static void string(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    /**
     * Reads values.
     *
     * @throws IllegalArgumentException if the text is no such array
     */
    public static List<@Nullable Object> read(String json, SqlType<?> type) {
        if (!(Json.of(json).value() instanceof List<?> elements)) {
            throw new IllegalArgumentException("The text is no JSON array.");
        }
        List<@Nullable Object> values = new ArrayList<>(elements.size());
        for (Object element : elements) {
            values.add(element == null ? null : type.fromStored(value(element, type)));
        }
        return values;
    }

    private static Object value(Object element, SqlType<?> type) {
        return switch (type.name()) {
            case BOOLEAN -> (Boolean) element;
            case SMALLINT -> ((BigDecimal) element).shortValueExact();
            case INTEGER -> ((BigDecimal) element).intValueExact();
            case BIGINT -> ((BigDecimal) element).longValueExact();
            case REAL -> ((BigDecimal) element).floatValue();
            case DOUBLE -> ((BigDecimal) element).doubleValue();
            case DECIMAL -> scaled(new BigDecimal(element.toString()), type);
            case VARCHAR, TEXT -> (String) element;
            case DATE -> IsoText.date((String) element);
            case TIME -> IsoText.time((String) element);
            case TIMESTAMP -> IsoText.dateTime((String) element);
            case INSTANT -> IsoText.dateTime((String) element).toInstant(ZoneOffset.UTC);
            case UUID -> UUID.fromString((String) element);
            case BINARY -> HexFormat.of().parseHex((String) element);
            case JSON -> Json.of((String) element);
            case ARRAY -> throw new IllegalArgumentException("An array holds no arrays.");
        };
    }

    private static BigDecimal scaled(BigDecimal value, SqlType<?> type) {
        BigDecimal scaled = Decimals.scaled(value, type.scale());
        return scaled == null ? value : scaled;
    }
}
