package dev.orm.dialect.h2;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.StandardDdl;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlExpression.Literal;
import dev.orm.schema.DdlExpression.Part;
import dev.orm.schema.DdlExpression.Text;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.EnumType;
import dev.orm.schema.Index;
import dev.orm.schema.TableName;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The DDL of H2. */
final class H2Ddl extends StandardDdl {

    H2Ddl(Dialect dialect) {
        super(dialect);
    }

    @Override
    protected String typeName(SqlType<?> type) {
        return name(type);
    }

    /** Unlike elsewhere an index is named with the schema of its table. */
    @Override
    protected String indexName(TableName table, Index index) {
        return name(new TableName(table.schema(), index.name()));
    }

    /** What H2 computes it stores, and says nothing about it. */
    @Override
    protected String computedSuffix(Computed computed) {
        return "";
    }

    /** The whole column is said anew; an identity is never NULL. */
    @Override
    protected String addedIdentity(Column<?> column, String identity) {
        return typeName(column) + identity;
    }

    @Override
    protected String renamed(RenameTable rename) {
        return name(new TableName(rename.table().schema(), rename.newName()));
    }

    /** Values are the same if they differ in case, or in what stands around them, only. */
    @Override
    protected void checkValues(EnumType type) {
        Set<String> different = new HashSet<>();
        for (String value : type.values()) {
            String compared = value.trim().toUpperCase(Locale.ENGLISH);
            if (compared.isEmpty() || !different.add(compared)) {
                throw new UnsupportedConstructException(
                        "H2 takes no values of an enum that are blank, or that differ only in case"
                                + " or in spaces around them, as values of " + type.name()
                                + " do. Use a VARCHAR column with a check.");
            }
        }
    }

    /**
     * A list of values is written as an array: H2 compares those of {@code IN} in the session that has made the definition, and when that
     * is closed no row can be written any more.
     */
    @Override
    public String expression(DdlExpression expression, SqlType<?> type) {
        List<Part> parts = new ArrayList<>(expression.parts());
        for (int i = 0; i < parts.size(); i++) {
            int end = i + 1;
            while (end < parts.size()
                    && (parts.get(end) instanceof Literal<?> || parts.get(end).equals(new Text(", ")))) {
                end++;
            }
            boolean list = parts.get(i).equals(new Text(" in ("))
                    && end < parts.size()
                    && parts.get(end).equals(new Text(")"));
            if (list) {
                parts.set(i, new Text(" = any(array["));
                parts.set(end, new Text("])"));
            }
        }
        return super.expression(new DdlExpression(parts), type);
    }

    @Override
    protected String stored(Object value, SqlType<?> type) {
        if (value instanceof UUID) {
            return "uuid '" + value + "'";
        }
        return value instanceof Json json ? "json " + text(json.text()) : super.stored(value, type);
    }

    @Override
    protected String array(List<?> values, SqlType<?> element) {
        return "array[" + elements(values, element) + "]";
    }

    /** Numbers that were given out would be given out again. */
    @Override
    protected List<String> changedIdentity(Column<?> from, Column<?> to) {
        if (Objects.requireNonNull(from.identity()).start()
                != Objects.requireNonNull(to.identity()).start()) {
            throw new UnsupportedConstructException("H2 cannot change where the numbers of column \"" + to.name()
                    + "\" start without giving out some of them again. Leave the start as it is.");
        }
        return super.changedIdentity(from, to);
    }

    @Override
    protected String now(SqlType<?> type) {
        String utc = "current_timestamp(6) at time zone 'UTC'";
        return type.name() == SqlTypeName.INSTANT ? "current_timestamp(6)" : "cast(" + utc + " as " + name(type) + ")";
    }

    static String name(SqlType<?> type) {
        return switch (type.name()) {
            case BOOLEAN -> "boolean";
            case SMALLINT -> "smallint";
            case INTEGER -> "integer";
            case BIGINT -> "bigint";
            case REAL -> "real";
            case DOUBLE -> "double precision";
            case DECIMAL -> "numeric(" + type.precision() + ", " + type.scale() + ")";
            case VARCHAR -> "varchar(" + type.length() + ")";
            case TEXT -> "character large object";
            case DATE -> "date";
            case TIME -> "time(6)";
            case TIMESTAMP -> "timestamp(6)";
            case INSTANT -> "timestamp(6) with time zone";
            case UUID -> "uuid";
            case BINARY -> "binary large object";
            case JSON -> "json";
            case ARRAY -> valueName(Objects.requireNonNull(type.element())) + " array";
        };
    }

    /** The type of a value on its way: text and bytes are no large objects there. */
    static String valueName(SqlType<?> type) {
        return switch (type.name()) {
            case VARCHAR, TEXT -> "varchar";
            case BINARY -> "varbinary";
            case DECIMAL -> type.isBounded() ? name(type) : "numeric(1000, " + type.scale() + ")";
            default -> name(type);
        };
    }
}
