package dev.orm.reflect;

import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;

/** Types of a database that hold the same values, whatever each database calls them. */
enum TypeFamily {
    BOOLEAN,
    WHOLE,
    FLOATING,
    DECIMAL,
    TEXT,
    DATE,
    TIME,
    TIMESTAMP,
    INSTANT,
    /** A date and time of which the one who mapped it knows whether it is in UTC or in no zone. */
    DATETIME,
    UUID,
    BINARY,
    JSON,
    ARRAY,
    /** A type that only this database has; the one who mapped it knows what it holds. */
    OTHER;

    static TypeFamily of(String typeName) {
        String name = typeName.replaceAll("\\([^)]*\\)", "").trim();
        if (name.endsWith("[]") || name.endsWith("array")) {
            return ARRAY;
        } else if (name.startsWith("json")) {
            return JSON;
        } else if (name.startsWith("bool")) {
            return BOOLEAN;
        } else if (name.equals("datetime")) {
            return DATETIME;
        } else if (name.startsWith("timestamp")) {
            return name.endsWith("with time zone") || name.equals("timestamptz") ? INSTANT : TIMESTAMP;
        } else if (name.equals("date")) {
            return DATE;
        } else if (name.startsWith("time")) {
            return TIME;
        } else if (name.contains("char") || name.contains("text") || name.contains("clob")) {
            return TEXT;
        } else if (name.contains("blob") || name.contains("binary") || name.equals("bytea")) {
            return BINARY;
        } else if (name.equals("uuid")) {
            return UUID;
        } else if (name.startsWith("numeric") || name.startsWith("decimal")) {
            return DECIMAL;
        } else if (name.startsWith("double") || name.startsWith("float") || name.equals("real")) {
            return FLOATING;
        }
        return name.matches("(tiny|small|medium|big|unsigned )?(int|integer|int2|int4|int8|serial)|(small|big)serial")
                ? WHOLE
                : OTHER;
    }

    /** Whether a column of this family holds values of a type that the dialect stores in another; a database that does not keep to types holds more. */
    boolean holds(SqlType<?> type, TypeFamily stored, boolean typed) {
        TypeFamily wanted = of(type.name());
        if (this == wanted || this == stored || this == OTHER) {
            return true;
        }
        if (typed) {
            return this == DATETIME && (wanted == TIMESTAMP || wanted == INSTANT)
                    || this == DECIMAL && wanted == WHOLE
                    || this == WHOLE && wanted == DECIMAL;
        }
        return switch (this) {
            case TEXT -> wanted != WHOLE && wanted != FLOATING && wanted != BOOLEAN && wanted != BINARY;
            case WHOLE, DECIMAL, BOOLEAN, FLOATING ->
                wanted == WHOLE || wanted == DECIMAL || wanted == BOOLEAN || wanted == FLOATING;
            case DATE, TIMESTAMP, INSTANT, DATETIME -> wanted == DATE || wanted == TIMESTAMP || wanted == INSTANT;
            default -> false;
        };
    }

    private static TypeFamily of(SqlTypeName name) {
        return switch (name) {
            case BOOLEAN -> BOOLEAN;
            case SMALLINT, INTEGER, BIGINT -> WHOLE;
            case REAL, DOUBLE -> FLOATING;
            case DECIMAL -> DECIMAL;
            case VARCHAR, TEXT -> TEXT;
            case DATE -> DATE;
            case TIME -> TIME;
            case TIMESTAMP -> TIMESTAMP;
            case INSTANT -> INSTANT;
            case UUID -> UUID;
            case BINARY -> BINARY;
            case JSON -> JSON;
            case ARRAY -> ARRAY;
        };
    }
}
