package dev.orm.migrations.sqlite;

import dev.orm.dialect.Dialects;
import dev.orm.schema.Column;
import dev.orm.type.SqlType;

/** How SQLite stores the values of a type. */
enum Storage {
    INTEGER("integer"),
    REAL("real"),
    NUMBER("numeric"),
    TEXT("text"),
    BLOB("blob");

    private final String sql;

    Storage(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    static Storage of(SqlType<?> type) {
        String name = Dialects.SQLITE.ddl().typeName(Column.of("c", type));
        if (name.startsWith("decimal")) {
            return NUMBER;
        } else if (name.startsWith("varchar") || name.equals("text")) {
            return TEXT;
        }
        return switch (name) {
            case "real", "double precision" -> REAL;
            case "blob" -> BLOB;
            default -> INTEGER;
        };
    }
}
