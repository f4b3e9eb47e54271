package dev.orm.reflect.internal;

import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.Constraint;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Table;
import dev.orm.schema.UniqueConstraint;
import dev.orm.schema.View;
import dev.orm.schema.ViewQuery;
import dev.orm.schema.ViewText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes columns, constraints, indexes, tables and views as the Java that makes them. A name that the convention gives is left out. */
public final class DefinitionText {

    private static final NamingConvention NAMES = NamingConvention.DEFAULT;

    private final JavaText text;

    public DefinitionText(JavaText text) {
        this.text = text;
    }

    public String column(Column<?> column) {
        StringBuilder source = new StringBuilder(text.type(Column.class))
                .append(".of(")
                .append(text.string(column.name()))
                .append(", ")
                .append(text.sqlType(column.type()))
                .append(")");
        if (!column.nullable()) {
            source.append(".notNull()");
        }
        if (column.identity() != null) {
            source.append(call("identity", text.identity(column.identity())));
        }
        if (column.defaultValue() != null) {
            source.append(call("defaultValue", text.expression(column.defaultValue())));
        }
        Computed computed = column.computed();
        if (computed != null) {
            source.append(call(
                    "computed",
                    text.type(Computed.class)
                            + (computed.stored() ? ".stored(" : ".virtual(")
                            + text.expression(computed.expression())
                            + ")"));
        }
        if (column.enumType() != null) {
            source.append(call("enumType", text.enumType(column.enumType())));
        }
        if (column.collation() != null) {
            source.append(call("collation", text.string(column.collation())));
        }
        if (column.comment() != null) {
            source.append(call("comment", text.string(column.comment())));
        }
        return source.toString();
    }

    /** The calls of a builder that make a table. */
    public List<String> tableCalls(Table table, Function<Column<?>, String> column) {
        List<String> calls = new ArrayList<>();
        table.columns().forEach(each -> calls.add(call("column", column.apply(each))));
        String name = table.name().name();
        for (Constraint constraint : table.constraints()) {
            calls.add(constraintCall(name, constraint));
        }
        table.indexes().forEach(index -> calls.add(indexCall(name, index)));
        table.options().stream().sorted().forEach(option -> calls.add(call("option", text.constant(option))));
        if (table.comment() != null) {
            calls.add(call("comment", text.string(table.comment())));
        }
        return calls;
    }

    private String constraintCall(String table, Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return key.name().equals(NAMES.primaryKey(table, key.columns()))
                    ? call("primaryKey", strings(key.columns()))
                    : call("primaryKey", constraint(key));
        } else if (constraint instanceof UniqueConstraint unique) {
            return unique.nullsDistinct() && unique.name().equals(NAMES.unique(table, unique.columns()))
                    ? call("unique", strings(unique.columns()))
                    : call("unique", constraint(unique));
        } else if (constraint instanceof Check check) {
            return call("check", constraint(check));
        }
        ForeignKey key = (ForeignKey) constraint;
        return isPlain(table, key)
                ? call("foreignKey", plain(key, text.name(key.referencedTable())))
                : call("foreignKey", constraint(key));
    }

    /** Whether a foreign key has one column, a name of the convention, and no other option than what happens on a deletion. */
    public static boolean isPlain(String table, ForeignKey key) {
        return key.columns().size() == 1
                && key.onUpdate() == ReferentialAction.NO_ACTION
                && key.deferral() == ForeignKey.Deferral.NOT_DEFERRABLE
                && !key.matchFull()
                && key.name()
                        .equals(NAMES.foreignKey(
                                table, key.columns(), key.referencedTable().name(), key.referencedColumns()));
    }

    /** The arguments that make a plain foreign key. */
    public String plain(ForeignKey key, String referencedTable) {
        return text.string(key.columns().get(0)) + ", " + referencedTable + ", "
                + text.string(key.referencedColumns().get(0)) + ", " + text.constant(key.onDelete());
    }

    private String indexCall(String table, Index index) {
        return isPlain(table, index) ? call("index", strings(index.columns())) : call("index", index(index));
    }

    /** Whether an index sorts by columns only, has a name of the convention, and no option. */
    public static boolean isPlain(String table, Index index) {
        return index.equals(new Index(NAMES.index(table, index.columns()), index.columns(), false));
    }

    public String strings(List<String> values) {
        return values.stream().map(text::string).collect(Collectors.joining(", "));
    }

    public String constraint(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return made(PrimaryKey.class, key.name(), text.strings(key.columns()));
        } else if (constraint instanceof UniqueConstraint unique) {
            String columns = text.strings(unique.columns());
            return unique.nullsDistinct()
                    ? made(UniqueConstraint.class, unique.name(), columns)
                    : made(UniqueConstraint.class, unique.name(), columns, "false");
        } else if (constraint instanceof Check check) {
            return made(Check.class, check.name(), text.expression(check.condition()));
        }
        ForeignKey key = (ForeignKey) constraint;
        return made(
                ForeignKey.class,
                key.name(),
                text.strings(key.columns()),
                text.name(key.referencedTable()),
                text.strings(key.referencedColumns()),
                text.constant(key.onDelete()),
                text.constant(key.onUpdate()),
                text.constant(key.deferral()),
                String.valueOf(key.matchFull()));
    }

    public String index(Index index) {
        boolean columns = index.equals(new Index(index.name(), index.columns(), index.unique()));
        return columns
                ? made(Index.class, index.name(), text.strings(index.columns()), String.valueOf(index.unique()))
                : made(
                        Index.class,
                        index.name(),
                        text.list(index.elements(), this::element),
                        String.valueOf(index.unique()),
                        text.strings(index.include()),
                        text.expression(index.where()));
    }

    private String element(Index.Element element) {
        String column = element.column();
        String source = text.type(Index.class) + ".Element"
                + (column == null
                        ? call("expression", text.expression(element.expression()))
                        : call("column", text.string(column)));
        return source
                + (element.descending() ? ".desc()" : "")
                + (element.nulls() == Index.Nulls.UNSTATED ? "" : call("nulls", text.constant(element.nulls())));
    }

    /**
     * A view.
     *
     * @throws IllegalArgumentException if its query is not text
     */
    public String view(View view, List<String> columns) {
        if (!(view.query() instanceof ViewText query)) {
            throw new IllegalArgumentException(
                    "The query of view " + view.name() + " was made by a program and cannot be written as Java source."
                            + " Give the view a query of text: ViewQuery.unsafeSql.");
        }
        return "new " + text.type(View.class) + "(" + text.name(view.name()) + ", " + text.type(List.class) + ".of("
                + String.join(", ", columns) + "), " + text.type(ViewQuery.class) + ".unsafeSql("
                + text.string(query.sql()) + "))" + (view.materialized() ? ".asMaterialized()" : "");
    }

    private String made(Class<?> type, String name, String... more) {
        return "new " + text.type(type) + "(" + text.string(name) + ", " + String.join(", ", more) + ")";
    }

    private static String call(String method, String argument) {
        return "." + method + "(" + argument + ")";
    }
}
