package dev.orm.reflect;

import dev.orm.reflect.internal.DefinitionText;
import dev.orm.reflect.internal.JavaText;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.View;
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
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the class of one table or view. */
final class TableClass {

    private static final String NEXT = "\n            ";

    private final JavaText text = new JavaText();
    private final DefinitionText definitions = new DefinitionText(text);
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
                + text.javaType(column.type()) + "> " + name + " = " + definitions.column(column) + ";"));
        String tableType = text.type(Table.class);
        if (view == null) {
            members.add("public static final " + tableType + " TABLE = " + table() + ";");
        } else {
            members.add("public static final " + text.type(View.class) + " VIEW = "
                    + definitions.view(view, List.copyOf(constants.values())) + ";");
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

    private String table() {
        List<String> calls = definitions.tableCalls(table, column -> Objects.requireNonNull(constants.get(column)));
        return text.type(Table.class) + ".builder(" + text.name(table.name()) + ")"
                + calls.stream().map(NEXT::concat).collect(Collectors.joining()) + NEXT + ".build()";
    }
}
