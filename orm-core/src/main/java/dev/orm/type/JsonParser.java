package dev.orm.type;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads JSON into maps, lists, texts, decimals, booleans and nulls. Says where a fault is, never what stands there. */
final class JsonParser {

    private static final int MAX_DEPTH = 500;

    private final String text;
    private int at;
    private int depth;

    JsonParser(String text) {
        this.text = text;
    }

    @Nullable
    Object parse() {
        Object value = value();
        spaces();
        if (at < text.length()) {
            throw fault("something follows after its end");
        }
        return value;
    }

    private @Nullable Object value() {
        spaces();
        char c = at < text.length() ? text.charAt(at) : 0;
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw fault("a value is missing");
        }
        at += word.length();
        return value;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new TreeMap<>(JsonWriter.BY_CODE_POINT);
        open();
        while (!ends('}', members.isEmpty())) {
            spaces();
            if (at == text.length() || text.charAt(at) != '"') {
                throw fault("a name in quotes is missing");
            }
            int start = at;
            String name = string();
            spaces();
            expect(':');
            if (members.containsKey(name)) {
                at = start;
                throw fault("a name stands twice in an object; databases keep one or the other");
            }
            members.put(name, value());
        }
        depth--;
        return Collections.unmodifiableMap(members);
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        open();
        while (!ends(']', elements.isEmpty())) {
            elements.add(value());
        }
        depth--;
        return Collections.unmodifiableList(elements);
    }

    private void open() {
        at++;
        if (++depth > MAX_DEPTH) {
            throw fault("it nests deeper than " + MAX_DEPTH + " levels");
        }
    }

    /** Whether the object or array ends here; if not, a comma is taken unless this is its first element. */
    private boolean ends(char end, boolean first) {
        spaces();
        if (at < text.length() && text.charAt(at) == end) {
            at++;
            return true;
        }
        if (!first) {
            expect(',');
        }
        return false;
    }

    private void expect(char c) {
        if (at == text.length() || text.charAt(at) != c) {
            throw fault("'" + c + "' is missing");
        }
        at++;
    }

    private String string() {
        StringBuilder value = null;
        int start = ++at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                String rest = text.substring(start, at++);
                return value == null ? rest : value.append(rest).toString();
            } else if (c < ' ') {
                throw fault("a control character stands in a text without being escaped");
            } else if (c == '\\') {
                value = (value == null ? new StringBuilder() : value).append(text, start, at);
                at++;
                value.append(escaped());
                start = at;
            } else {
                at++;
            }
        }
        throw fault("a text does not end");
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw fault("an escape is unknown");
        };
    }

    private char hex() {
        int value = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw fault("\\u needs four hexadecimal digits");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private BigDecimal number() {
        int start = at;
        at += is('-') ? 1 : 0;
        if (is('0')) {
            at++;
        } else {
            digits();
        }
        if (is('.')) {
            at++;
            digits();
        }
        if (is('e') || is('E')) {
            at++;
            at += is('+') || is('-') ? 1 : 0;
            int from = at;
            digits();
            if (at - from > 4) {
                throw fault("a number is too large");
            }
        }
        if (at - start > 2 * JsonWriter.MAX_DIGITS) {
            throw fault("a number has too many digits");
        }
        return new BigDecimal(text.substring(start, at));
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw fault("a value is missing");
        }
    }

    private boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void spaces() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("The text is no JSON that every database keeps: " + what + ", at position "
                + at + " of " + text.length() + ".");
    }
}
