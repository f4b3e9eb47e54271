package dev.orm.reflect;

import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A type as a database says it: {@code numeric(10, 2)} is {@code numeric} with 10 and 2.
 *
 * @param name its name in lower case, without what stands in parentheses
 * @param arguments its greatest length, or its digits and its scale, as far as the database says them
 */
public record InspectedType(String name, List<Integer> arguments) {

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("character varying", "varchar"),
            Map.entry("nvarchar", "varchar"),
            Map.entry("varchar2", "varchar"),
            Map.entry("character", "char"),
            Map.entry("bpchar", "char"),
            Map.entry("nchar", "char"),
            Map.entry("character large object", "text"),
            Map.entry("clob", "text"),
            Map.entry("longtext", "text"),
            Map.entry("mediumtext", "text"),
            Map.entry("tinytext", "text"),
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("mediumint", "integer"),
            Map.entry("serial", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("bigserial", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("smallserial", "smallint"),
            Map.entry("bool", "boolean"),
            Map.entry("numeric", "decimal"),
            Map.entry("number", "decimal"),
            Map.entry("dec", "decimal"),
            Map.entry("double precision", "double"),
            Map.entry("float8", "double"),
            Map.entry("float4", "real"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("datetime", "timestamp"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("time without time zone", "time"),
            Map.entry("bytea", "blob"),
            Map.entry("binary large object", "blob"),
            Map.entry("longblob", "blob"),
            Map.entry("mediumblob", "blob"),
            Map.entry("tinyblob", "blob"));

    /** What a type is without a greatest length. */
    private static final Map<String, String> UNLIMITED =
            Map.of("varchar", "text", "varbinary", "blob", "binary varying", "blob");

    /** Copies the list. */
    public InspectedType {
        arguments = List.copyOf(arguments);
    }

    /**
     * Reads a type as a database or a definition writes it.
     *
     * @param text the type, such as {@code character varying(20)} or {@code TIMESTAMP(6) WITH TIME ZONE}
     * @return the type
     */
    static InspectedType of(String text) {
        int open = text.indexOf('(');
        int close = text.indexOf(')', open + 1);
        if (open < 0 || close < 0) {
            return new InspectedType(words(text), List.of());
        }
        List<Integer> arguments = new ArrayList<>();
        for (String argument : text.substring(open + 1, close).split(",", -1)) {
            String digits = argument.strip();
            if (!digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(Character::isDigit)) {
                arguments.add(Integer.parseInt(digits));
            }
        }
        return new InspectedType(words(text.substring(0, open) + " " + text.substring(close + 1)), arguments);
    }

    private static String words(String text) {
        return String.join(" ", text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    }

    /** The same name for what databases and programs call differently. */
    String canonicalName() {
        if (isArray()) {
            return element().canonicalName() + "[]";
        }
        String canonical = SYNONYMS.getOrDefault(name, name);
        return arguments.isEmpty() ? UNLIMITED.getOrDefault(canonical, canonical) : canonical;
    }

    private boolean isArray() {
        return name.endsWith("[]") || name.endsWith(" array");
    }

    private InspectedType element() {
        int end = name.length() - (name.endsWith("[]") ? 2 : " array".length());
        return new InspectedType(name.substring(0, end).strip(), arguments);
    }

    /** Whether both mean one type; lengths and digits count only where both say them. */
    boolean isSame(InspectedType other) {
        return canonicalName().equals(other.canonicalName())
                && (arguments.size() != other.arguments.size() || arguments.equals(other.arguments));
    }

    /**
     * Returns the portable type that holds the same values.
     *
     * @return the type, or empty if only this database has it
     */
    public Optional<SqlType<?>> generic() {
        if (isArray()) {
            return element().generic().map(SqlType::array);
        }
        int first = arguments.isEmpty() ? 0 : arguments.get(0);
        return Optional.ofNullable(
                switch (canonicalName()) {
                    case "boolean" -> SqlType.BOOLEAN;
                    case "tinyint" -> first == 1 ? SqlType.BOOLEAN : SqlType.SMALLINT;
                    case "smallint", "year" -> SqlType.SMALLINT;
                    case "integer" -> SqlType.INTEGER;
                    case "bigint" -> SqlType.BIGINT;
                    case "real" -> SqlType.REAL;
                    case "double", "float" -> SqlType.DOUBLE;
                    case "decimal" -> decimal();
                    case "varchar" -> first > 0 ? SqlType.varchar(first) : SqlType.TEXT;
                    case "char" -> SqlType.varchar(Math.max(1, first));
                    case "text", "" -> SqlType.TEXT;
                    case "date" -> SqlType.DATE;
                    case "time" -> SqlType.TIME;
                    case "timestamp" -> SqlType.TIMESTAMP;
                    case "timestamp with time zone" -> SqlType.INSTANT;
                    case "json", "jsonb" -> SqlType.JSON;
                    case "uuid" -> SqlType.UUID;
                    case "blob", "varbinary", "binary", "binary varying" -> SqlType.BINARY;
                    default -> null;
                });
    }

    private SqlType<?> decimal() {
        return switch (arguments.size()) {
            case 0 -> SqlType.DECIMAL;
            case 1 -> SqlType.decimal(arguments.get(0), 0);
            default -> SqlType.decimal(arguments.get(0), Math.min(arguments.get(0), arguments.get(1)));
        };
    }

    @Override
    public String toString() {
        return arguments.isEmpty()
                ? name
                : name + "("
                        + String.join(
                                ", ", arguments.stream().map(String::valueOf).toList()) + ")";
    }
}
