package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.DdlCompiler;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.Constraint;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.ForeignKey.Deferral;
import dev.orm.schema.Identity;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The definitions of columns, constraints and indexes as the standard has them. */
public abstract class DdlDefinitions implements DdlCompiler {

    protected final Dialect dialect;

    protected DdlDefinitions(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The name of a type in a column definition. */
    protected abstract String typeName(SqlType<?> type);

    @Override
    public String typeName(Column<?> column) {
        EnumType type = column.enumType();
        if (type == null) {
            return typeName(type(column));
        } else if (dialect.supports(Capability.NAMED_ENUM_TYPES)) {
            return name(type.name());
        }
        return dialect.supports(Capability.INLINE_ENUM_TYPES) ? "enum(" + values(type) + ")" : typeName(type(column));
    }

    private SqlType<?> type(Column<?> column) {
        return column.type().on(dialect.name());
    }

    /** The values of an enum type, one after the other. */
    protected final String values(EnumType type) {
        checkValues(type);
        return String.join(", ", type.values().stream().map(this::text).toList());
    }

    /**
     * Refuses values that the database would not take as they are.
     *
     * @throws UnsupportedConstructException if it would not
     */
    protected void checkValues(EnumType type) {}

    /** Whether the primary key stands in the definition of its column. */
    protected boolean isInline(Table table, PrimaryKey key) {
        return false;
    }

    /** Names that every table has already, as columns which say where a row lies and who wrote it. */
    protected Set<String> systemColumns() {
        return Set.of();
    }

    /** The name of a column that is made, quoted. */
    protected final String newColumn(TableName table, String name) {
        if (systemColumns().contains(name)) {
            throw new UnsupportedConstructException(
                    "Column \"" + name + "\" of table " + table + " has the name of a column that " + dialect.name()
                            + " gives to every table by itself. Choose another name, such as \"" + name + "_\".");
        }
        return dialect.quote(name);
    }

    /** The name of a table, a view or an index that is made, quoted. */
    protected String newName(TableName name) {
        return name(name);
    }

    /** The definition of a column of a new table. */
    protected String column(Table table, Column<?> column) {
        return column(table.name(), column);
    }

    /** The definition of a column wherever it is added. */
    protected String column(TableName table, Column<?> column) {
        String source = "";
        Identity identity = column.identity();
        Computed computed = column.computed();
        DdlExpression defaultValue = column.defaultValue();
        if (identity != null) {
            source = identity(identity, "column \"" + column.name() + "\" of table " + table);
        } else if (computed != null) {
            source = computed(column, computed);
        } else if (defaultValue != null) {
            source = " default " + defaultValue(column, defaultValue);
        }
        return newColumn(table, column.name()) + " " + typeName(column) + collation(column) + source
                + (column.nullable() ? "" : " not null");
    }

    protected final String collation(Column<?> column) {
        String collation = column.collation();
        if (collation == null) {
            return "";
        }
        require(Capability.COLUMN_COLLATIONS, "COLLATE of a column", "Leave it out, or order by an expression.");
        return " collate " + collationName(collation);
    }

    /** The name of a collation where it is used. */
    protected String collationName(String collation) {
        return dialect.quote(collation);
    }

    protected final String defaultValue(Column<?> column, DdlExpression value) {
        boolean single = value.parts().size() == 1 && !(value.parts().get(0) instanceof DdlExpression.Text);
        String text = expression(value, column.type());
        return single ? text : "(" + text + ")";
    }

    private String computed(Column<?> column, Computed computed) {
        if (computed.stored()) {
            require(Capability.STORED_COMPUTED_COLUMNS, "a stored computed column", "Compute the value in a view.");
        } else {
            require(Capability.VIRTUAL_COMPUTED_COLUMNS, "a virtual computed column", "Use Computed.stored.");
        }
        return " generated always as (" + expression(computed.expression(), column.type()) + ")"
                + computedSuffix(computed);
    }

    protected String computedSuffix(Computed computed) {
        return computed.stored() ? " stored" : " virtual";
    }

    /** What makes a column an identity. */
    protected String identity(Identity identity, String where) {
        if (identity.always()) {
            require(Capability.IDENTITY_ALWAYS, "GENERATED ALWAYS for " + where, "Use Identity.BY_DEFAULT.");
        }
        if (identity.hasOptions()) {
            require(Capability.IDENTITY_OPTIONS, "START and INCREMENT for " + where, "Use Identity.BY_DEFAULT.");
        }
        return " generated " + (identity.always() ? "always" : "by default") + " as identity"
                + (identity.hasOptions()
                        ? " (start with " + identity.start() + " increment by " + identity.increment() + ")"
                        : "");
    }

    /** The definition of a constraint, with its name. */
    protected String constraint(TableName table, Constraint constraint) {
        String start = constraint(constraint.name());
        if (constraint instanceof PrimaryKey key) {
            return start + "primary key (" + names(dialect, key.columns()) + ")";
        } else if (constraint instanceof UniqueConstraint unique) {
            return start + unique(unique) + " (" + names(dialect, unique.columns()) + ")";
        } else if (constraint instanceof Check check) {
            return start + "check (" + expression(check.condition(), SqlType.BOOLEAN) + ")";
        }
        return start + foreignKey(table, (ForeignKey) constraint);
    }

    protected final String constraint(String name) {
        return "constraint " + dialect.quote(name) + " ";
    }

    private String unique(UniqueConstraint unique) {
        if (unique.nullsDistinct()) {
            return "unique";
        }
        require(
                Capability.UNIQUE_NULLS_NOT_DISTINCT,
                "NULLS NOT DISTINCT of constraint \"" + unique.name() + "\"",
                "Make its columns NOT NULL.");
        return "unique nulls not distinct";
    }

    private String foreignKey(TableName table, ForeignKey key) {
        String where = " of foreign key \"" + key.name() + "\"";
        if (key.onDelete() == ReferentialAction.SET_DEFAULT || key.onUpdate() == ReferentialAction.SET_DEFAULT) {
            require(Capability.FOREIGN_KEY_SET_DEFAULT, "SET DEFAULT" + where, "Use SET_NULL or CASCADE.");
        }
        if (key.matchFull()) {
            require(
                    Capability.FOREIGN_KEY_MATCH_FULL,
                    "MATCH FULL" + where,
                    "Make its columns NOT NULL, or add a check that all or none of them are NULL.");
        }
        if (key.deferral() != Deferral.NOT_DEFERRABLE) {
            require(
                    Capability.DEFERRABLE_FOREIGN_KEYS,
                    "DEFERRABLE" + where,
                    "Write rows in an order in which each refers to one that is there.");
        }
        return "foreign key (" + names(dialect, key.columns()) + ") references " + referenced(table, key) + " ("
                + names(dialect, key.referencedColumns()) + ")" + (key.matchFull() ? " match full" : "")
                + action(" on delete ", key.onDelete()) + action(" on update ", key.onUpdate())
                + switch (key.deferral()) {
                    case NOT_DEFERRABLE -> "";
                    case DEFERRABLE -> " deferrable initially immediate";
                    case INITIALLY_DEFERRED -> " deferrable initially deferred";
                };
    }

    private static String action(String when, ReferentialAction action) {
        return switch (action) {
            case NO_ACTION -> "";
            case RESTRICT -> when + "restrict";
            case CASCADE -> when + "cascade";
            case SET_NULL -> when + "set null";
            case SET_DEFAULT -> when + "set default";
        };
    }

    /** The name of the table that a foreign key refers to. */
    protected String referenced(TableName table, ForeignKey key) {
        return name(key.referencedTable());
    }

    /** What an index sorts by, carries along and leaves out. */
    protected final String indexed(Index index) {
        String where = " of index \"" + index.name() + "\"";
        List<String> elements = index.elements().stream()
                .map(element -> element(element, where))
                .toList();
        String text = "(" + String.join(", ", elements) + ")";
        if (!index.include().isEmpty()) {
            require(Capability.COVERING_INDEXES, "INCLUDE" + where, "Add the columns to those it sorts by.");
            text += " include (" + names(dialect, index.include()) + ")";
        }
        DdlExpression condition = index.where();
        if (condition != null) {
            require(Capability.PARTIAL_INDEXES, "WHERE" + where, "Index all rows.");
            text += " where " + expression(condition, SqlType.BOOLEAN);
        }
        return text;
    }

    private String element(Index.Element element, String where) {
        DdlExpression expression = element.expression();
        String column = element.column();
        String text;
        if (expression != null) {
            require(Capability.EXPRESSION_INDEXES, "an expression" + where, "Index a computed column.");
            text = "(" + expression(expression, SqlType.TEXT) + ")";
        } else {
            text = dialect.quote(java.util.Objects.requireNonNull(column));
        }
        if (element.nulls() != Index.Nulls.UNSTATED) {
            require(Capability.INDEX_NULLS_ORDER, "NULLS FIRST and NULLS LAST" + where, "Leave them out.");
        }
        return text
                + (element.descending() ? " desc" : "")
                + switch (element.nulls()) {
                    case UNSTATED -> "";
                    case FIRST -> " nulls first";
                    case LAST -> " nulls last";
                };
    }

    @Override
    public String expression(DdlExpression expression, SqlType<?> type) {
        StringBuilder text = new StringBuilder();
        for (DdlExpression.Part part : expression.parts()) {
            if (part instanceof DdlExpression.Text sql) {
                text.append(sql.sql());
            } else if (part instanceof DdlExpression.ColumnName column) {
                text.append(dialect.quote(column.name()));
            } else if (part instanceof DdlExpression.Literal<?> literal) {
                text.append(literal(literal));
            } else {
                text.append(now(type));
            }
        }
        return text.toString();
    }

    private <T> String literal(DdlExpression.Literal<T> literal) {
        String text = literal(literal.type(), literal.value());
        checkDefinition(text);
        return text;
    }

    /** Refuses a text that the catalog of the database would not keep as it is. */
    protected void checkDefinition(String text) {}

    @Override
    public final <T> String literal(SqlType<T> type, T value) {
        SqlType<T> here = type.on(dialect.name());
        Object stored = here.toStored(value);
        return stored instanceof List<?> list
                ? array(list, Objects.requireNonNull(here.element()))
                : stored(stored, here);
    }

    /** The literal of an array, which is JSON where a database has none. */
    protected String array(List<?> values, SqlType<?> element) {
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("A definition on " + dialect.name()
                    + " can hold an empty array only. Leave the default to the program.");
        }
        return text("[]");
    }

    /** The elements of an array, with commas between them. */
    protected final String elements(List<?> values, SqlType<?> element) {
        return values.stream()
                .map(value -> value == null ? "null" : stored(value, element))
                .collect(Collectors.joining(", "));
    }

    /** The literal of a value as it is stored. */
    protected String stored(Object value, SqlType<?> type) {
        return Literals.standard(value, this::text);
    }

    /** The literal of a text. */
    protected String text(String value) {
        return Literals.text(value);
    }

    /** The current time in the form of a type. */
    protected abstract String now(SqlType<?> type);

    protected final void require(Capability capability, String construct, String portable) {
        if (!dialect.supports(capability)) {
            throw new UnsupportedConstructException(dialect.name() + " has no " + construct + ". " + portable);
        }
    }

    protected final String name(TableName name) {
        return InsertCompiler.tableName(dialect, name);
    }

    static String names(Dialect dialect, List<String> names) {
        return String.join(", ", names.stream().map(dialect::quote).toList());
    }
}
