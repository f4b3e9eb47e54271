package dev.orm.dialect.mariadb;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.StandardDdl;
import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.type.SqlType;

/**
 * The DDL of MariaDB. Tables name their engine, character set and collation, because those of a server may have no foreign keys, not hold
 * every character, or take {@code a}, {@code A} and {@code "a "} for the same key.
 */
final class MariadbDdl extends StandardDdl {

    /** The collation by which text is equal only if it is the same, spaces at the end included. */
    static final String COLLATION = "utf8mb4_nopad_bin";

    /** Text, because the type UUID refuses some and has an order of its own. */
    static final String UUID = "char(36) character set ascii collate ascii_nopad_bin";

    /** Characters of four bytes that fit into the longest VARCHAR. */
    private static final int VARCHAR_LENGTH = 16_383;

    private static final int DECIMAL_DIGITS = 65;

    private static final int DECIMAL_SCALE = 38;

    MariadbDdl(Dialect dialect) {
        super(dialect);
    }

    @Override
    protected String tableOptions() {
        return " engine = innodb default character set = utf8mb4 collate = " + COLLATION;
    }

    @Override
    protected String typeName(SqlType<?> type) {
        return switch (type.name()) {
            case BOOLEAN -> "boolean";
            case SMALLINT -> "smallint";
            case INTEGER -> "integer";
            case BIGINT -> "bigint";
            // A FLOAT is sent with six digits, so that not every one would come back.
            case REAL, DOUBLE -> "double";
            case DECIMAL -> decimal(type);
            case VARCHAR -> varchar(type);
            case TEXT -> "longtext";
            case DATE -> "date";
            case TIME -> "time(6)";
            // The range of TIMESTAMP is that of 32 bits of seconds.
            case TIMESTAMP, INSTANT -> "datetime(6)";
            case UUID -> UUID;
            case BINARY -> "longblob";
            case JSON, ARRAY -> "json";
        };
    }

    static String varchar(SqlType<?> type) {
        return type.length() > VARCHAR_LENGTH ? "longtext" : "varchar(" + type.length() + ")";
    }

    private static String decimal(SqlType<?> type) {
        if (type.precision() > DECIMAL_DIGITS || type.scale() > DECIMAL_SCALE) {
            throw new UnsupportedConstructException(
                    "MariaDB has no " + type + ": a decimal has at most " + DECIMAL_DIGITS + " digits, " + DECIMAL_SCALE
                            + " of them after the point. Make it smaller, or keep the number as text.");
        }
        return "decimal(" + type.precision() + ", " + type.scale() + ")";
    }

    @Override
    protected String column(Table table, Column<?> column) {
        String definition = dialect.quote(column.name()) + " "
                + typeName(column.type().on(dialect.name())) + (column.nullable() ? "" : " not null");
        if (!column.identity()) {
            return definition;
        }
        checkIdentity(table, column);
        return definition + " auto_increment";
    }

    private static void checkIdentity(Table table, Column<?> column) {
        PrimaryKey key = table.primaryKey();
        if (key == null || !key.columns().get(0).equals(column.name())) {
            throw new UnsupportedConstructException(
                    "MariaDB generates values for the first column of a primary key only; column \"" + column.name()
                            + "\" of table " + table + " is none. Set its value in the program.");
        }
    }
}
