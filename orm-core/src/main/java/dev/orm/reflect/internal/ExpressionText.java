package dev.orm.reflect.internal;

import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlExpression.ColumnName;
import dev.orm.schema.DdlExpression.Literal;
import dev.orm.schema.DdlExpression.Now;
import dev.orm.schema.DdlExpression.Part;
import dev.orm.schema.DdlExpression.Text;
import dev.orm.type.Json;
import dev.orm.type.SqlTypeName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes an expression as the calls that made it. It is read like a small language whose words are the parts, because an expression
 * keeps what it says and not how it was called; what no call makes stays one part of SQL text.
 */
final class ExpressionText {

    private static final Map<String, String> OPERATORS = new LinkedHashMap<>();

    static {
        OPERATORS.put(" = ", "eq");
        OPERATORS.put(" <> ", "ne");
        OPERATORS.put(" < ", "lt");
        OPERATORS.put(" <= ", "le");
        OPERATORS.put(" > ", "gt");
        OPERATORS.put(" >= ", "ge");
        OPERATORS.put(" + ", "plus");
        OPERATORS.put(" - ", "minus");
        OPERATORS.put(" * ", "times");
        OPERATORS.put(" and ", "and");
        OPERATORS.put(" or ", "or");
    }

    private final JavaText java;
    private List<Part> parts = List.of();
    private int next;

    ExpressionText(JavaText java) {
        this.java = java;
    }

    String of(DdlExpression expression) {
        parts = expression.parts();
        next = 0;
        String calls = expression();
        return calls != null && next == parts.size() ? calls : verbatim(expression);
    }

    /** Nothing but text is one call; a mixture is the list of its parts. */
    private String verbatim(DdlExpression expression) {
        String type = java.type(DdlExpression.class);
        if (expression.parts().stream().allMatch(Text.class::isInstance)) {
            String sql =
                    expression.parts().stream().map(part -> ((Text) part).sql()).collect(Collectors.joining());
            return type + ".unsafeSql(" + java.string(sql) + ")";
        }
        List<String> texts = new ArrayList<>();
        for (Part part : expression.parts()) {
            if (part instanceof Text text) {
                texts.add("new " + type + ".Text(" + java.string(text.sql()) + ")");
            } else if (part instanceof ColumnName column) {
                texts.add("new " + type + ".ColumnName(" + java.string(column.name()) + ")");
            } else if (part instanceof Literal<?> literal) {
                texts.add("new " + type + ".Literal<>(" + java.sqlType(literal.type()) + ", " + value(literal) + ")");
            } else {
                texts.add("new " + type + ".Now()");
            }
        }
        return "new " + type + "(" + java.type(List.class) + ".of(" + String.join(", ", texts) + "))";
    }

    private boolean takes(String sql) {
        if (next < parts.size()
                && parts.get(next) instanceof Text text
                && text.sql().equals(sql)) {
            next++;
            return true;
        }
        return false;
    }

    private @Nullable String expression() {
        if (takes("not ")) {
            String operand = operand();
            return operand == null ? null : operand + ".not()";
        }
        String left = operand();
        if (left == null) {
            return null;
        } else if (takes(" is null")) {
            return left + ".isNull()";
        } else if (takes(" is not null")) {
            return left + ".isNotNull()";
        } else if (takes(" in (")) {
            String values = list();
            return values == null ? null : left + ".in(" + values + ")";
        }
        for (Map.Entry<String, String> operator : OPERATORS.entrySet()) {
            if (takes(operator.getKey())) {
                String right = operand();
                return right == null ? null : left + "." + operator.getValue() + "(" + right + ")";
            }
        }
        return left;
    }

    private @Nullable String list() {
        List<String> values = new ArrayList<>();
        do {
            String value = expression();
            if (value == null) {
                return null;
            }
            values.add(value);
        } while (takes(", "));
        return takes(")") ? java.type(List.class) + ".of(" + String.join(", ", values) + ")" : null;
    }

    private @Nullable String operand() {
        String type = java.type(DdlExpression.class);
        if (next >= parts.size()) {
            return null;
        } else if (takes("(")) {
            return closed("");
        } else if (takes("lower(")) {
            return closed(".lower()");
        } else if (takes("upper(")) {
            return closed(".upper()");
        }
        Part part = parts.get(next++);
        if (part instanceof ColumnName column) {
            return type + ".column(" + java.string(column.name()) + ")";
        } else if (part instanceof Literal<?> literal) {
            return type + ".literal(" + literal(literal) + ")";
        } else if (part instanceof Now) {
            return type + ".now()";
        }
        Text text = (Text) part;
        boolean whole = parts.size() == 1 || isClosed(text.sql());
        return whole ? type + ".unsafeSql(" + java.string(text.sql()) + ")" : null;
    }

    /** A text of somebody's own between the parentheses of an operand. */
    private boolean isClosed(String sql) {
        boolean opened = next >= 2
                && parts.get(next - 2) instanceof Text before
                && before.sql().equals("(");
        boolean closes = next < parts.size()
                && parts.get(next) instanceof Text after
                && after.sql().equals(")");
        return opened && closes && !sql.isBlank();
    }

    private @Nullable String closed(String call) {
        String inner = expression();
        return inner != null && takes(")") ? inner + call : null;
    }

    private String literal(Literal<?> literal) {
        SqlTypeName name = literal.type().name();
        Object value = literal.value();
        boolean told = value instanceof Integer && name == SqlTypeName.INTEGER
                || value instanceof Boolean && name == SqlTypeName.BOOLEAN
                || value instanceof String && name == SqlTypeName.TEXT;
        return told ? value(literal) : java.sqlType(literal.type()) + ", " + value(literal);
    }

    private String value(Literal<?> literal) {
        return value(literal.value());
    }

    String value(Object value) {
        if (value instanceof String text) {
            return java.string(text);
        } else if (value instanceof Integer || value instanceof Boolean) {
            return value.toString();
        } else if (value instanceof Long) {
            return value + "L";
        } else if (value instanceof Short) {
            return "Short.parseShort(\"" + value + "\")";
        } else if (value instanceof BigDecimal decimal) {
            return "new " + java.type(BigDecimal.class) + "(" + java.string(decimal.toString()) + ")";
        } else if (value instanceof Double number && Double.isFinite(number)) {
            return value + "d";
        } else if (value instanceof Float number && Float.isFinite(number)) {
            return value + "f";
        }
        if (value instanceof Json json) {
            return java.type(Json.class) + ".of(" + java.string(json.text()) + ")";
        } else if (value instanceof List<?> list && list.isEmpty()) {
            return java.type(List.class) + ".of()";
        }
        return parsed(value);
    }

    /** Times, identifiers and bytes are read from a text. */
    private String parsed(Object value) {
        Class<?> type = value.getClass();
        if (value instanceof java.time.temporal.Temporal) {
            return java.type(type) + ".parse(" + java.string(value.toString()) + ")";
        } else if (value instanceof java.util.UUID) {
            return java.type(type) + ".fromString(" + java.string(value.toString()) + ")";
        } else if (value instanceof byte[] bytes) {
            return java.type(HexFormat.class) + ".of().parseHex("
                    + java.string(HexFormat.of().formatHex(bytes)) + ")";
        }
        throw new IllegalArgumentException("A " + type.getName()
                + " cannot be written as Java source. Give the column a default of SQL text: DdlExpression.unsafeSql.");
    }
}
