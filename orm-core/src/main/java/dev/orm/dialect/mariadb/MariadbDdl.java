package dev.orm.dialect.mariadb;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.StandardDdl;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.DdlOperation.DropIndex;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.EnumType;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    protected String suffix(Table table) {
        String comment = table.comment();
        return " engine = innodb default character set = utf8mb4 collate = " + COLLATION
                + (comment == null ? "" : " comment = " + comment(comment));
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
        if (column.isIdentity()) {
            checkIdentity(table, column);
        }
        return column(table.name(), column);
    }

    @Override
    protected String column(TableName table, Column<?> column) {
        Computed computed = column.computed();
        DdlExpression value = column.defaultValue();
        String comment = column.comment();
        if (computed != null && !column.nullable()) {
            throw new UnsupportedConstructException("MariaDB has no NOT NULL for computed columns; column \""
                    + column.name() + "\" of table " + table + " is one. Make it nullable.");
        }
        return dialect.quote(column.name()) + " " + typeName(column) + collation(column)
                + (computed == null
                        ? column.nullable() ? " null" : " not null"
                        : " generated always as (" + expression(computed.expression(), column.type()) + ")"
                                + computedSuffix(computed))
                + (value == null ? "" : " default " + defaultValue(column, value))
                + (column.isIdentity() ? " auto_increment" : "")
                + (comment == null ? "" : " comment " + comment(comment));
    }

    private static void checkIdentity(Table table, Column<?> column) {
        PrimaryKey key = table.primaryKey();
        if (key == null || !key.columns().get(0).equals(column.name())) {
            throw new UnsupportedConstructException(
                    "MariaDB generates values for the first column of a primary key only; column \"" + column.name()
                            + "\" of table " + table + " is none. Set its value in the program.");
        }
        if (Objects.requireNonNull(column.identity()).always()
                || column.identity().hasOptions()) {
            throw new UnsupportedConstructException("MariaDB has no GENERATED ALWAYS, START and INCREMENT for column \""
                    + column.name() + "\" of table " + table + ". Use Identity.BY_DEFAULT.");
        }
    }

    /** Comments stand in the definitions. */
    @Override
    protected List<String> comments(Table table) {
        return List.of();
    }

    @Override
    protected String comment(TableName table, @Nullable String comment) {
        return "alter table " + name(table) + " comment = " + comment(comment == null ? "" : comment);
    }

    private String comment(String comment) {
        checkDefinition(comment);
        return text(comment);
    }

    @Override
    protected List<String> addColumn(AddColumn add) {
        return List.of("alter table " + name(add.table()) + " add column " + column(add.table(), add.column()));
    }

    /** Whatever is not said again would be lost. */
    @Override
    protected List<String> alterColumn(AlterColumn alter) {
        return List.of("alter table " + name(alter.table()) + " modify column " + column(alter.table(), alter.to()));
    }

    @Override
    protected String dropConstraint(DropConstraint drop) {
        if (drop.constraint() instanceof PrimaryKey) {
            return "alter table " + name(drop.table()) + " drop primary key";
        }
        return super.dropConstraint(drop);
    }

    @Override
    protected String dropIndex(DropIndex drop) {
        if (drop.concurrently()) {
            require(Capability.CONCURRENT_INDEXES, "CONCURRENTLY", "Drop the index while nobody writes.");
        }
        return "drop index " + ifExists(drop.ifExists())
                + dialect.quote(drop.index().name()) + " on " + name(drop.table());
    }

    @Override
    protected String renamed(RenameTable rename) {
        return name(new TableName(rename.table().schema(), rename.newName()));
    }

    /** Spaces at the end are cut off. */
    @Override
    protected void checkValues(EnumType type) {
        for (String value : type.values()) {
            checkDefinition(value);
            if (value.endsWith(" ")) {
                throw new UnsupportedConstructException(
                        "MariaDB cuts off spaces at the end of the values of an enum, as one of " + type.name()
                                + " has. Use a VARCHAR column with a check.");
            }
        }
    }

    /** The catalog keeps three bytes of a character, rows and the texts of views keep four. */
    @Override
    protected void checkDefinition(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                throw new UnsupportedConstructException(
                        "MariaDB keeps characters outside of the Basic Multilingual Plane in rows only; in definitions and comments it makes"
                                + " question marks of them, and a text of this one holds such a character at position "
                                + i
                                + ". Leave it out.");
            }
        }
    }

    /** A backslash starts an escape in the mode that every connection gets. */
    @Override
    protected String text(String value) {
        return super.text(value).replace("\\", "\\\\");
    }

    @Override
    protected String stored(Object value, SqlType<?> type) {
        return value instanceof Instant instant
                ? super.stored(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), type)
                : super.stored(value, type);
    }

    @Override
    protected String now(SqlType<?> type) {
        return switch (type.name()) {
            case DATE -> "(utc_date())";
            case TIME -> "(utc_time(6))";
            default -> "current_timestamp(6)";
        };
    }
}
