package dev.orm.reflect;

import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.UniqueConstraint;
import dev.orm.schema.View;
import dev.orm.schema.ViewQuery;
import dev.orm.schema.ViewText;
import dev.orm.sql.BooleanExpression;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Expression;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.StringExpression;
import dev.orm.sql.TablePath;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the class of one table or view. */
final class TableClass {

    private static final String NEXT = "\n            ";

    private final JavaText text = new JavaText();
    private final String packageName;
    private final String className;
    private final Table table;
    private final @Nullable View view;
    private final String instance;
    private final Map<Column<?>, String> fields = new LinkedHashMap<>();
    private final Map<Column<?>, String> constants = new LinkedHashMap<>();

    TableClass(String packageName, String className, Table table) {
        this(packageName, className, table, null);
    }

    TableClass(String packageName, String className, View view) {
        this(packageName, className, view.asTable(), view);
    }

    private TableClass(String packageName, String className, Table table, @Nullable View view) {
        this.packageName = packageName;
        this.className = className;
        this.table = table;
        this.view = view;
        JavaNames names = JavaNames.ofFields();
        names.reserve("TABLE");
        names.reserve("VIEW");
        this.instance = names.field(table.name().name());
        table.columns().forEach(column -> fields.put(column, names.field(column.name())));
        table.columns().forEach(column -> constants.put(column, names.constant(column.name())));
    }

    SourceFile file() {
        List<String> members = new ArrayList<>();
        constants.forEach((column, name) -> members.add("public static final " + text.type(Column.class) + "<"
                + text.javaType(column.type()) + "> " + name + " = " + column(column) + ";"));
        String tableType = text.type(Table.class);
        if (view == null) {
            members.add("public static final " + tableType + " TABLE = " + table() + ";");
        } else {
            members.add("public static final " + text.type(View.class) + " VIEW = " + view(view) + ";");
            members.add("public static final " + tableType + " TABLE = VIEW.asTable();");
        }
        members.add("public static final %s %s = new %s(%s);"
                .formatted(className, instance, className, text.string(instance)));
        fields.forEach((column, name) -> members.add(field(column, name)));
        String source = """
                package %s;

                %s
                /** Written by {@code TableSource} from a database. */
                public final class %s extends %s {

                    %s

                    private %s(String alias) {
                        super(TABLE, alias);
                    }

                    /** The same under another alias. */
                    public %s as(String alias) {
                        return new %s(alias);
                    }
                }
                """;
        String superclass = text.type(TablePath.class);
        return new SourceFile(
                packageName,
                className,
                source.formatted(
                        packageName,
                        text.imports(),
                        className,
                        superclass,
                        String.join("\n    ", members),
                        className,
                        className,
                        className));
    }

    private String field(Column<?> column, String name) {
        SqlType<?> type = column.type();
        String field = switch (type.name()) {
            case VARCHAR, TEXT -> text.type(StringExpression.class) + " %s = string(%s)";
            case BOOLEAN -> text.type(BooleanExpression.class) + " %s = bool(%s)";
            case SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL ->
                text.type(NumberExpression.class) + "<" + text.javaType(type) + "> %s = number(%s)";
            case DATE, TIME, TIMESTAMP, INSTANT, UUID ->
                text.type(ComparableExpression.class) + "<" + text.javaType(type) + "> %s = column(%s)";
            case BINARY, JSON, ARRAY -> text.type(Expression.class) + "<" + text.javaType(type) + "> %s = column(%s)";
        };
        return "public final " + field.formatted(name, constants.get(column)) + ";";
    }

    private String column(Column<?> column) {
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

    private static String call(String method, String argument) {
        return "." + method + "(" + argument + ")";
    }

    private String table() {
        List<String> calls = new ArrayList<>();
        constants.values().forEach(name -> calls.add(call("column", name)));
        PrimaryKey primaryKey = table.primaryKey();
        if (primaryKey != null) {
            calls.add(
                    call("primaryKey", made(PrimaryKey.class, primaryKey.name(), text.strings(primaryKey.columns()))));
        }
        for (UniqueConstraint unique : table.uniqueConstraints()) {
            String columns = text.strings(unique.columns());
            calls.add(call(
                    "unique",
                    made(UniqueConstraint.class, unique.name(), columns, String.valueOf(unique.nullsDistinct()))));
        }
        for (Check check : table.checks()) {
            calls.add(call("check", made(Check.class, check.name(), text.expression(check.condition()))));
        }
        table.foreignKeys().forEach(key -> calls.add(call("foreignKey", foreignKey(key))));
        table.indexes().forEach(index -> calls.add(call("index", index(index))));
        table.options().stream().sorted().forEach(option -> calls.add(call("option", text.constant(option))));
        if (table.comment() != null) {
            calls.add(call("comment", text.string(table.comment())));
        }
        return text.type(Table.class) + ".builder(" + text.name(table.name()) + ")"
                + calls.stream().map(NEXT::concat).collect(Collectors.joining()) + NEXT + ".build()";
    }

    /** The constructor call of something that has a name. */
    private String made(Class<?> type, String name, String... more) {
        return "new " + text.type(type) + "(" + text.string(name) + ", " + String.join(", ", more) + ")";
    }

    private String foreignKey(ForeignKey key) {
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

    private String index(Index index) {
        return made(
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

    private String view(View view) {
        if (!(view.query() instanceof ViewText query)) {
            throw new IllegalArgumentException(
                    "Only what an Inspector read can be written as source; the query of view " + view.name()
                            + " was made by a program.");
        }
        return "new " + text.type(View.class) + "(" + NEXT + text.name(view.name()) + "," + NEXT + text.type(List.class)
                + ".of(" + String.join(", ", constants.values()) + ")," + NEXT + text.type(ViewQuery.class)
                + ".unsafeSql(" + text.string(query.sql()) + "))" + (view.materialized() ? ".asMaterialized()" : "");
    }
}
