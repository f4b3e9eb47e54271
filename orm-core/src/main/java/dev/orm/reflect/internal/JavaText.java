package dev.orm.reflect.internal;

import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.schema.Identity;
import dev.orm.schema.Sequence;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values as Java expressions, and keeps which classes they need. What a database says stands in literals only. */
public final class JavaText {

    /** A constant of a class file holds at most 65535 bytes, at most three for each character. */
    private static final int LONGEST_LITERAL = 20_000;

    private final Set<String> imports = new TreeSet<>();

    /** The simple name of a class, which is imported. */
    public String type(Class<?> type) {
        if (!type.getPackageName().equals("java.lang")) {
            imports.add(type.getName());
        }
        return type.getSimpleName();
    }

    /** The import statements of all classes that were named. */
    public String imports() {
        return imports.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
    }

    public String string(String value) {
        if (value.length() <= LONGEST_LITERAL) {
            return literal(value);
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < value.length(); i += LONGEST_LITERAL) {
            parts.add(literal(value.substring(i, Math.min(value.length(), i + LONGEST_LITERAL))));
        }
        return "String.join(\"\", " + String.join(", ", parts) + ")";
    }

    /** A backslash is doubled, so that none of them starts a Unicode escape, which the compiler reads before it knows of literals. */
    private static String literal(String value) {
        StringBuilder literal = new StringBuilder(value.length() + 2).append('"');
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c < ' ') {
                        literal.append(String.format("\\%03o", (int) c));
                    } else if (c <= '~') {
                        literal.append(c);
                    } else {
                        literal.append(String.format("\\u%04x", (int) c));
                    }
                }
            }
        }
        return literal.append('"').toString();
    }

    public String strings(List<String> values) {
        return list(values, this::string);
    }

    public <T> String list(List<T> values, Function<? super T, String> text) {
        return type(List.class) + ".of(" + values.stream().map(text).collect(Collectors.joining(", ")) + ")";
    }

    public String constant(Enum<?> value) {
        Class<?> declaring = value.getDeclaringClass();
        Class<?> outer = declaring.getDeclaringClass();
        return (outer == null ? "" : type(outer) + ".")
                + (outer == null ? type(declaring) : declaring.getSimpleName())
                + "."
                + value.name();
    }

    public String name(TableName name) {
        return name.schema() == null
                ? type(TableName.class) + ".of(" + string(name.name()) + ")"
                : "new " + type(TableName.class) + "(" + string(name.schema()) + ", " + string(name.name()) + ")";
    }

    public String enumType(EnumType enumType) {
        return "new " + type(EnumType.class) + "(" + name(enumType.name()) + ", " + strings(enumType.values()) + ")";
    }

    public String sequence(Sequence sequence) {
        return "new " + type(Sequence.class) + "(" + name(sequence.name()) + ", " + sequence.start() + "L, "
                + sequence.increment() + "L)";
    }

    public String identity(Identity identity) {
        if (identity.sequence() != null) {
            return type(Identity.class) + ".of(" + sequence(identity.sequence()) + ")";
        }
        if (!identity.hasOptions()) {
            return type(Identity.class) + (identity.always() ? ".ALWAYS" : ".BY_DEFAULT");
        }
        return "new " + type(Identity.class) + "(" + identity.always() + ", " + identity.start() + "L, "
                + identity.increment() + "L)";
    }

    public String expression(@Nullable DdlExpression expression) {
        return expression == null ? "null" : new ExpressionText(this).of(expression);
    }

    /** A value of a row. */
    public String value(@Nullable Object value) {
        return value == null ? "null" : new ExpressionText(this).value(value);
    }

    public String sqlType(SqlType<?> sqlType) {
        StringBuilder source = new StringBuilder(withoutVariants(sqlType));
        new TreeMap<>(sqlType.variants())
                .forEach((database, variant) -> source.append(".storedAs(")
                        .append(string(database))
                        .append(", ")
                        .append(sqlType(variant))
                        .append(")"));
        return source.toString();
    }

    private String withoutVariants(SqlType<?> sqlType) {
        String prefix = type(SqlType.class) + ".";
        return switch (sqlType.name()) {
            case VARCHAR -> prefix + "varchar(" + sqlType.length() + ")";
            case DECIMAL -> prefix + "decimal(" + sqlType.precision() + ", " + sqlType.scale() + ")";
            case ARRAY -> prefix + "array(" + sqlType(Objects.requireNonNull(sqlType.element())) + ")";
            default -> prefix + sqlType.name().name();
        };
    }

    public String javaType(SqlType<?> sqlType) {
        if (sqlType.name() == SqlTypeName.ARRAY) {
            return type(List.class) + "<" + javaType(Objects.requireNonNull(sqlType.element())) + ">";
        }
        return type(sqlType.javaType());
    }
}
