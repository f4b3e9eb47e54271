package dev.orm.dialect.sqlite;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.Decimals;
import dev.orm.dialect.internal.StandardDdl;
import dev.orm.schema.Column;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Objects;

/**
 * The DDL of SQLite. The name of a type decides how values are stored: decimals that a double holds exactly are numbers, longer
 * ones are text, and so are dates and identifiers.
 */
final class SqliteDdl extends StandardDdl {

    SqliteDdl(Dialect dialect) {
        super(dialect);
    }

    @Override
    protected String typeName(SqlType<?> type) {
        return switch (type.name()) {
            case BOOLEAN -> "boolean";
            case SMALLINT -> "smallint";
            case INTEGER -> "integer";
            case BIGINT -> "bigint";
            case REAL -> "real";
            case DOUBLE -> "double precision";
            case DECIMAL ->
                type.precision() <= Decimals.DOUBLE_DIGITS
                        ? "decimal(" + type.precision() + ", " + type.scale() + ")"
                        : "text";
            case VARCHAR -> "varchar(" + type.length() + ")";
            case TEXT, DATE, TIME, TIMESTAMP, INSTANT, UUID, JSON, ARRAY -> "text";
            case BINARY -> "blob";
        };
    }

    @Override
    protected boolean isInline(Table table, PrimaryKey key) {
        return key.columns().size() == 1 && table.column(key.columns().get(0)).identity();
    }

    /** Without AUTOINCREMENT the key of a deleted row could come back; without exactly INTEGER there would be no key at all. */
    @Override
    protected String column(Table table, Column<?> column) {
        if (!column.identity()) {
            return super.column(table, column);
        }
        PrimaryKey key = table.primaryKey();
        if (key == null || !isInline(table, key) || !key.columns().get(0).equals(column.name())) {
            throw new UnsupportedConstructException(
                    "SQLite generates values for a primary key of one column only; column \"" + column.name()
                            + "\" of table " + table + " is none. Set its value in the program.");
        }
        return dialect.quote(column.name()) + " integer not null "
                + constraint(Objects.requireNonNull(key).name()) + "primary key autoincrement";
    }

    /** A foreign key of SQLite cannot leave the schema of its table, and takes no schema. */
    @Override
    protected String referenced(Table table, ForeignKey key) {
        return dialect.quote(key.referencedTable().name());
    }

    @Override
    public List<String> deferForeignKeys() {
        return List.of("pragma defer_foreign_keys = on");
    }

    @Override
    public String addForeignKey(Table table, ForeignKey key) {
        throw noAlter(table, key);
    }

    @Override
    public String dropForeignKey(Table table, ForeignKey key) {
        throw noAlter(table, key);
    }

    private static UnsupportedConstructException noAlter(Table table, ForeignKey key) {
        return new UnsupportedConstructException(
                "SQLite cannot change the constraints of a table: \"" + key.name() + "\" of " + table
                        + ". They stand in CREATE TABLE, where the tables they refer to need not exist yet.");
    }

    @Override
    protected String indexName(Table table, Index index) {
        String schema = table.name().schema();
        return (schema == null ? "" : dialect.quote(schema) + ".") + super.indexName(table, index);
    }

    @Override
    protected String indexedTable(Table table) {
        return name(TableName.of(table.name().name()));
    }
}
