package dev.orm.dialect.sqlite;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.Decimals;
import dev.orm.dialect.internal.IsoText;
import dev.orm.dialect.internal.StandardDdl;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.TableOption;
import dev.orm.schema.View;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The DDL of SQLite. The name of a type decides how values are stored: decimals that a double holds exactly are numbers, longer
 * ones are text, and so are dates and identifiers.
 */
final class SqliteDdl extends StandardDdl {

    private static final String RESERVED = "sqlite_";

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

    /** The types that a strict table knows; decimals stay numbers of their own. */
    private String strictName(SqlType<?> type) {
        return switch (type.name()) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT -> "integer";
            case REAL, DOUBLE -> "real";
            case DECIMAL -> type.precision() <= Decimals.DOUBLE_DIGITS ? "any" : "text";
            case BINARY -> "blob";
            default -> "text";
        };
    }

    @Override
    protected boolean isInline(Table table, PrimaryKey key) {
        return key.columns().size() == 1 && table.column(key.columns().get(0)).isIdentity();
    }

    /** Without AUTOINCREMENT the key of a deleted row could come back; without exactly INTEGER there would be no key at all. */
    @Override
    protected String column(Table table, Column<?> column) {
        PrimaryKey key = table.primaryKey();
        if (!column.isIdentity()) {
            String type = typeName(column);
            String definition = column(table.name(), column);
            if (table.options().contains(TableOption.SQLITE_STRICT)) {
                return retyped(column, definition, type, strictName(column.type()));
            }
            // A single INTEGER key would be the row id, and SQLite would give out numbers that nobody asked for.
            boolean rowId =
                    type.equals("integer") && key != null && key.columns().equals(List.of(column.name()));
            return rowId ? retyped(column, definition, type, "int") : definition;
        }
        if (key == null || !isInline(table, key) || !key.columns().get(0).equals(column.name())) {
            throw new UnsupportedConstructException(
                    "SQLite generates values for a primary key of one column only; column \"" + column.name()
                            + "\" of table " + table + " is none. Set its value in the program.");
        }
        identity(Objects.requireNonNull(column.identity()), "column \"" + column.name() + "\" of table " + table);
        return dialect.quote(column.name()) + " integer not null " + constraint(key.name())
                + "primary key autoincrement";
    }

    private String retyped(Column<?> column, String definition, String type, String changed) {
        int start = dialect.quote(column.name()).length() + 1;
        return definition.substring(0, start) + changed + definition.substring(start + type.length());
    }

    /** The values of an enum stand in a check. */
    @Override
    protected String column(TableName table, Column<?> column) {
        if (column.isIdentity()) {
            throw new UnsupportedConstructException("SQLite cannot add the identity column \"" + column.name()
                    + "\" to table " + table + ", as it is part of its primary key. Create the table with it.");
        }
        Check values = column.enumCheck(table);
        return super.column(table, column) + (values == null ? "" : " " + constraint(table, values));
    }

    /** SQLite gives a column of a view another name if it is called as one of its words for a truth value. */
    @Override
    protected String viewColumn(View view, Column<?> column) {
        if (SqliteCompiler.isTruthValue(column.name())) {
            throw new UnsupportedConstructException("SQLite has no column called \"" + column.name()
                    + "\" in a view, as " + view.name() + " has. Give it another label by as(…).");
        }
        return super.viewColumn(view, column);
    }

    @Override
    protected String suffix(Table table) {
        List<String> options = new ArrayList<>();
        if (table.options().contains(TableOption.SQLITE_STRICT)) {
            options.add("strict");
        }
        if (table.options().contains(TableOption.SQLITE_WITHOUT_ROWID)) {
            options.add("without rowid");
        }
        return options.isEmpty() ? "" : " " + String.join(", ", options);
    }

    /** A foreign key of SQLite cannot leave the schema of its table, and takes no schema. */
    @Override
    protected String referenced(TableName table, ForeignKey key) {
        return dialect.quote(key.referencedTable().name());
    }

    @Override
    public List<String> deferForeignKeys() {
        return List.of("pragma defer_foreign_keys = on");
    }

    @Override
    protected String newName(TableName name) {
        if (name.name().regionMatches(true, 0, RESERVED, 0, RESERVED.length())) {
            throw new UnsupportedConstructException("The name \"" + name.name() + "\" begins with " + RESERVED
                    + ", which SQLite keeps for tables, views and indexes of its own. Choose another one.");
        }
        return name(name);
    }

    @Override
    protected String renamed(RenameTable rename) {
        return newName(TableName.of(rename.newName()));
    }

    @Override
    protected String indexName(TableName table, Index index) {
        return newName(new TableName(table.schema(), index.name()));
    }

    @Override
    protected String indexedTable(TableName table) {
        return name(TableName.of(table.name()));
    }

    @Override
    protected String stored(Object value, SqlType<?> type) {
        if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        } else if (value instanceof BigDecimal decimal) {
            return type.precision() <= Decimals.DOUBLE_DIGITS
                    ? decimal.toPlainString()
                    : "'" + decimal.toPlainString() + "'";
        } else if (value instanceof LocalDate date) {
            return text(IsoText.of(date));
        } else if (value instanceof LocalTime time) {
            return text(IsoText.of(time));
        } else if (value instanceof LocalDateTime time) {
            return text(IsoText.of(time));
        } else if (value instanceof Instant instant) {
            return text(IsoText.of(instant));
        }
        return super.stored(value, type);
    }

    @Override
    protected String now(SqlType<?> type) {
        String format = switch (type.name()) {
            case DATE -> "%Y-%m-%d";
            case TIME -> "%H:%M:%f";
            default -> "%Y-%m-%d %H:%M:%f";
        };
        String text = "strftime('" + format + "', 'now')";
        return "(" + (type.name() == SqlTypeName.DATE ? text : "rtrim(rtrim(" + text + ", '0'), '.')") + ")";
    }
}
