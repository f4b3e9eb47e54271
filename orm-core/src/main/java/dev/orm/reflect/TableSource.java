package dev.orm.reflect;

import dev.orm.reflect.internal.JavaText;
import dev.orm.schema.Schema;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.schema.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.SourceVersion;

/**
 * Writes Java source for what an {@link Inspector} read: a {@link dev.orm.sql.TablePath} for each table and view, with a field for
 * each column, and a class that has the whole {@link Schema}, of which the database can be created again (the code generator of
 * jOOQ, {@code sqlacodegen} of SQLAlchemy).
 *
 * <pre>{@code
 * for (SourceFile file : TableSource.of(inspector.schema(null), "com.example.db")) {
 *     Path path = sources.resolve(file.path());
 *     Files.createDirectories(path.getParent());
 *     Files.writeString(path, file.text());
 * }
 * }</pre>
 *
 * <p>Table {@code order_details} becomes class {@code OrderDetails} with the instance {@code orderDetails}, and column
 * {@code unit_price} its field {@code unitPrice}. A name that Java does not allow loses what is neither letter nor digit, a keyword
 * gets {@code _} at its end, and a name that is there already a number. Names and expressions of the database stand in string
 * literals only.
 */
public final class TableSource {

    /** The class that has the whole schema. */
    public static final String SCHEMA_CLASS = "DatabaseSchema";

    /** Classes that the source calls by their simple names; one of the same package would hide those of {@code java.lang}. */
    private static final List<String> USED = List.of(
            SCHEMA_CLASS,
            "BigDecimal",
            "Boolean",
            "BooleanExpression",
            "Check",
            "Column",
            "ComparableExpression",
            "Computed",
            "DdlExpression",
            "Double",
            "EnumType",
            "Expression",
            "Float",
            "ForeignKey",
            "Identity",
            "Index",
            "Instant",
            "Integer",
            "Json",
            "List",
            "LocalDate",
            "LocalDateTime",
            "LocalTime",
            "Long",
            "NumberExpression",
            "PrimaryKey",
            "ReferentialAction",
            "Schema",
            "Sequence",
            "Short",
            "SqlType",
            "String",
            "StringExpression",
            "Table",
            "TableName",
            "TableOption",
            "TablePath",
            "UniqueConstraint",
            "UUID",
            "View",
            "ViewQuery");

    private final String packageName;
    private final Map<TableName, String> classes = new LinkedHashMap<>();

    private TableSource(Schema schema, String packageName) {
        this.packageName = packageName;
        JavaNames names = JavaNames.ofClasses();
        USED.forEach(names::reserve);
        schema.tables()
                .forEach(table ->
                        classes.put(table.name(), names.type(table.name().name())));
        schema.views()
                .forEach(view -> classes.put(view.name(), names.type(view.name().name())));
    }

    /**
     * Writes the source.
     *
     * @param inspected what a database contains
     * @param packageName the package of the classes
     * @return a file for each table and view in their order, then that of {@value #SCHEMA_CLASS}
     * @throws IllegalArgumentException if there can be no such package
     */
    public static List<SourceFile> of(InspectedSchema inspected, String packageName) {
        if (!SourceVersion.isName(packageName)) {
            throw new IllegalArgumentException(
                    "\"" + packageName + "\" is no name of a Java package. Name one such as com.example.db.");
        }
        Schema schema = inspected.toSchema();
        return new TableSource(schema, packageName).files(schema);
    }

    private List<SourceFile> files(Schema schema) {
        List<SourceFile> files = new ArrayList<>();
        for (Table table : schema.tables()) {
            files.add(new TableClass(packageName, className(table.name()), table).file());
        }
        for (View view : schema.views()) {
            files.add(new TableClass(packageName, className(view.name()), view).file());
        }
        files.add(new SourceFile(packageName, SCHEMA_CLASS, schemaClass(schema)));
        return files;
    }

    private String className(TableName name) {
        return Objects.requireNonNull(classes.get(name));
    }

    private String schemaClass(Schema schema) {
        JavaText text = new JavaText();
        List<String> objects = new ArrayList<>();
        schema.enumTypes().forEach(type -> objects.add(text.enumType(type)));
        for (Sequence sequence : schema.sequences()) {
            objects.add("new " + text.type(Sequence.class) + "(" + text.name(sequence.name()) + ", " + sequence.start()
                    + "L, " + sequence.increment() + "L)");
        }
        schema.tables().forEach(table -> objects.add(className(table.name()) + ".TABLE"));
        schema.views().forEach(view -> objects.add(className(view.name()) + ".VIEW"));
        String type = text.type(Schema.class);
        return """
                package %s;

                %s
                /** What the database contained when this source was written. */
                public final class %s {

                    /** All of it. */
                    public static final %s SCHEMA = %s.of(%s);

                    private %s() {}
                }
                """.formatted(
                        packageName,
                        text.imports(),
                        SCHEMA_CLASS,
                        type,
                        type,
                        objects.isEmpty() ? "" : "\n            " + String.join(",\n            ", objects),
                        SCHEMA_CLASS);
    }
}
