package dev.orm.reflect;

import dev.orm.reflect.SqlTokens.Kind;
import dev.orm.reflect.SqlTokens.Quoting;
import dev.orm.reflect.SqlTokens.Token;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The normal form of an SQL expression: databases add parentheses, casts and quotes to what they were given and put other operators
 * for the same. Two expressions with one form mean the same.
 */
final class ExpressionForm {

    private static final Map<String, String> OPERATORS =
            Map.of("!=", "<>", "==", "=", "~~", "like", "!~~", "not like", "~~*", "ilike", "!~~*", "not ilike");

    private static final Map<String, String> SYNONYMS =
            Map.of("lcase", "lower", "ucase", "upper", "true", "#1", "false", "#0", "current_timestamp", "now");

    /** Databases put the constant second. */
    private static final Map<String, String> TURNED =
            Map.of("=", "=", "<>", "<>", "<", ">", ">", "<", "<=", ">=", ">=", "<=");

    private static final Map<String, String> NEGATED = Map.of(
            "=", "<>", "<>", "=", "<", ">=", ">=", "<", ">", "<=", "<=", ">", "in", "not in", "is null", "is not null");

    private static final Set<String> COMPARISONS =
            Set.of("=", "<>", "!=", "==", "<", ">", "<=", ">=", "like", "ilike", "~~", "!~~", "~~*", "!~~*");

    private static final Set<String> TYPE_WORDS =
            Set.of("varying", "precision", "without", "with", "time", "zone", "local", "large", "object", "unsigned");

    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d)(:\\d\\d(?:\\.\\d{1,9})?)?(?:([+-]\\d\\d(?::\\d\\d)?))?");

    private static final Pattern TIME_OF_DAY =
            Pattern.compile("(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?");

    private static final Set<String> NUMERIC =
            Set.of("integer", "bigint", "smallint", "numeric", "decimal", "real", "double", "float", "int");

    /** Something that is not understood. */
    private static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotUnderstood() {
            super(null, null, false, false);
        }
    }

    private final List<Token> tokens;
    private int at;

    private ExpressionForm(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Whether two expressions mean the same. */
    static boolean same(String left, String right, Quoting quoting) {
        return of(left, quoting).equals(of(right, quoting));
    }

    /** The form; of what is not understood it is the text without spaces. */
    static String of(String sql, Quoting quoting) {
        List<Token> tokens = SqlTokens.of(sql, quoting);
        ExpressionForm form = new ExpressionForm(tokens);
        try {
            String text = form.or();
            if (form.token().kind() == Kind.END) {
                return text;
            }
        } catch (NotUnderstood plain) {
            // The text itself is the form.
        }
        return String.join(
                " ",
                tokens.stream()
                        .map(token -> token.text().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private Token token() {
        return tokens.get(at);
    }

    private boolean take(String word) {
        if (token().is(word)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String word) {
        if (!take(word)) {
            throw new NotUnderstood();
        }
    }

    private String or() {
        return chain("or", true);
    }

    private String chain(String operator, boolean or) {
        List<String> parts = new ArrayList<>();
        do {
            parts.add(or ? chain("and", false) : not());
        } while (take(operator));
        if (parts.size() == 1) {
            return parts.get(0);
        }
        String start = "(" + operator + " ";
        List<String> flat = parts.stream()
                .map(part -> part.startsWith(start) ? part.substring(start.length(), part.length() - 1) : part)
                .toList();
        return start + String.join(" ", flat) + ")";
    }

    private String not() {
        if (!take("not")) {
            return comparison();
        }
        String operand = not();
        for (Map.Entry<String, String> pair : NEGATED.entrySet()) {
            if (operand.startsWith("(" + pair.getKey() + " ")) {
                return "(" + pair.getValue() + operand.substring(pair.getKey().length() + 1);
            }
        }
        return "(not " + operand + ")";
    }

    private String comparison() {
        String left = additive();
        while (true) {
            String word = token().text().toLowerCase(Locale.ROOT);
            boolean negated = token().is("not");
            if (negated) {
                at++;
                word = token().text().toLowerCase(Locale.ROOT);
            }
            String not = negated ? "not " : "";
            if (take("is")) {
                String isNot = take("not") ? "is not " : "is ";
                left = "(" + isNot + token().text().toLowerCase(Locale.ROOT) + " " + left + ")";
                at++;
            } else if (take("in")) {
                expect("(");
                left = "(" + not + "in " + left + " " + list(")") + ")";
            } else if (take("between")) {
                String low = additive();
                expect("and");
                String both = "(and (>= " + left + " " + low + ") (<= " + left + " " + additive() + "))";
                left = negated ? "(not " + both + ")" : both;
            } else if (COMPARISONS.contains(word) && token().kind() != Kind.NAME) {
                at++;
                left = compared(not + OPERATORS.getOrDefault(word, word), left);
            } else {
                return left;
            }
        }
    }

    private String compared(String operator, String left) {
        boolean any = token().is("any");
        if (any || token().is("all")) {
            at++;
            expect("(");
            String array = or();
            expect(")");
            if (array.startsWith("[") && (any ? operator.equals("=") : operator.equals("<>"))) {
                return "(" + (any ? "in " : "not in ") + left + " " + array + ")";
            }
            throw new NotUnderstood();
        }
        String right = additive();
        if (take("escape")) {
            right += " escape " + primary();
        }
        String turned = TURNED.get(operator);
        return turned != null && isConstant(left) && !isConstant(right)
                ? "(" + turned + " " + right + " " + left + ")"
                : "(" + operator + " " + left + " " + right + ")";
    }

    private static boolean isConstant(String form) {
        return form.startsWith("#") || form.startsWith("'");
    }

    private String additive() {
        String left = multiplicative();
        while (token().kind() == Kind.SIGN
                && Set.of("+", "-", "||", "->", "->>").contains(token().text())) {
            String sign = tokens.get(at++).text();
            left = "(" + sign + " " + left + " " + multiplicative() + ")";
        }
        return left;
    }

    private String multiplicative() {
        String left = unary();
        while (token().kind() == Kind.SIGN && Set.of("*", "/", "%").contains(token().text())) {
            String sign = tokens.get(at++).text();
            left = "(" + sign + " " + left + " " + unary() + ")";
        }
        return left;
    }

    private String unary() {
        if (take("-")) {
            String operand = unary();
            return operand.startsWith("#") ? number("-" + operand.substring(1)) : "(- " + operand + ")";
        }
        take("+");
        String value = primary();
        while (true) {
            if (take("::")) {
                value = cast(value, type());
            } else if (token().is("at") && tokens.get(at + 1).is("time")) {
                at += 2;
                expect("zone");
                value = "timezone[" + primary() + " " + value + "]";
            } else if (take("collate")) {
                value = "(collate " + token().text().toLowerCase(Locale.ROOT) + " " + value + ")";
                at++;
            } else {
                return value;
            }
        }
    }

    /** A cast adds nothing but that a text may be meant as a number or as no elements. */
    private static String cast(String value, String type) {
        if (value.equals("'{}") && type.endsWith("[]")) {
            return "[]";
        }
        if (value.startsWith("'") && NUMERIC.contains(type)) {
            try {
                return number(value.substring(1));
            } catch (NumberFormatException text) {
                return value;
            }
        }
        return value;
    }

    private String type() {
        if (!token().isName()) {
            throw new NotUnderstood();
        }
        String name = tokens.get(at++).text().toLowerCase(Locale.ROOT);
        boolean more = true;
        while (more) {
            if (token().kind() == Kind.WORD
                    && TYPE_WORDS.contains(token().text().toLowerCase(Locale.ROOT))) {
                at++;
            } else if (take(".")) {
                at++;
            } else if (take("(")) {
                list(")");
            } else if (take("[")) {
                expect("]");
                name += "[]";
            } else {
                more = false;
            }
        }
        return name;
    }

    private static String number(String text) {
        BigDecimal number = new BigDecimal(text);
        return "#" + (number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    private String primary() {
        Token token = tokens.get(at++);
        switch (token.kind()) {
            case NUMBER:
                return number(token.text());
            case STRING:
                return "'" + time(token.text()).replace(" ", "\\u0020").replace("(", "\\u0028");
            case BYTES:
                return "x'" + token.text();
            case NAME, WORD:
                return word(token);
            default:
                if (token.is("(")) {
                    String inner = or();
                    if (token().is(",")) {
                        at++;
                        return "[" + inner + " " + list(")").substring(1);
                    }
                    expect(")");
                    return inner;
                }
                throw new NotUnderstood();
        }
    }

    /** A point in time is written in the zone and with the digits that the database likes. */
    private static String time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return TIME_OF_DAY.matcher(text).matches() ? LocalTime.parse(text).toString() : text;
        }
        String seconds = Objects.requireNonNullElse(time.group(3), ":00");
        String local = time.group(1) + "T" + time.group(2) + seconds;
        String zone = time.group(4);
        try {
            return zone == null
                    ? LocalDateTime.parse(local).toString()
                    : LocalDateTime.parse(local)
                            .atOffset(ZoneOffset.of(zone))
                            .toInstant()
                            .toString();
        } catch (DateTimeException other) {
            return text;
        }
    }

    private String word(Token token) {
        String lower = token.text().toLowerCase(Locale.ROOT);
        if (token.kind() == Kind.WORD) {
            switch (lower) {
                case "case":
                    return caseForm();
                case "cast":
                    expect("(");
                    String value = or();
                    expect("as");
                    String type = type();
                    expect(")");
                    return cast(value, type);
                case "array":
                    expect("[");
                    return list("]");
                case "date", "time", "timestamp", "uuid", "_utf8mb4", "interval":
                    if (lower.equals("timestamp") && token().is("with")) {
                        at += 3;
                    }
                    if (token().kind() == Kind.STRING) {
                        return primary();
                    }
                    break;
                default:
                    break;
            }
        }
        String name = token.kind() == Kind.WORD ? SYNONYMS.getOrDefault(lower, lower) : lower;
        while (token().is(".")) {
            at++;
            name = tokens.get(at++).text().toLowerCase(Locale.ROOT);
        }
        name = name.replace(" ", "\\u0020").replace("(", "\\u0028");
        return take("(") ? called(name, list(")")) : name;
    }

    /** The time has no parentheses on most databases. */
    private static String called(String name, String arguments) {
        return name.equals("now") && arguments.equals("[]") ? name : name + arguments;
    }

    private String caseForm() {
        StringBuilder text = new StringBuilder("case[");
        if (!token().is("when")) {
            text.append(or());
        }
        while (take("when")) {
            text.append(" when ").append(or());
            expect("then");
            text.append(" then ").append(or());
        }
        if (take("else")) {
            text.append(" else ").append(or());
        }
        expect("end");
        return text.append("]").toString();
    }

    private String list(String end) {
        List<String> parts = new ArrayList<>();
        if (!take(end)) {
            do {
                parts.add(token().is("*") && at++ >= 0 ? "*" : or());
            } while (take(","));
            expect(end);
        }
        return "[" + String.join(" ", parts) + "]";
    }
}
