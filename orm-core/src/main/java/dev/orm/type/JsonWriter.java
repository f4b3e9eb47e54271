package dev.orm.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes plain Java values as canonical JSON. */
final class JsonWriter {

    /** Digits of a number on either side of the point; more would be a text of a megabyte behind a few characters. */
    static final int MAX_DIGITS = 1_000;

    private static final int MAX_DEPTH = 500;

    /** As the bytes of UTF-8 are ordered; Java compares UTF-16 units, which differs beyond the basic plane. */
    static final Comparator<String> BY_CODE_POINT = (left, right) -> {
        int end = Math.min(left.length(), right.length());
        for (int i = 0; i < end; i++) {
            char one = left.charAt(i);
            char other = right.charAt(i);
            if (one != other) {
                boolean surrogates = Character.isSurrogate(one) && Character.isSurrogate(other);
                return surrogates || !Character.isSurrogate(one) && !Character.isSurrogate(other)
                        ? one - other
                        : Character.isSurrogate(one) ? 1 : -1;
            }
        }
        return left.length() - right.length();
    };

    private final StringBuilder text = new StringBuilder();
    private int depth;

    JsonWriter value(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof Json json) {
            text.append(json.text());
        } else if (value instanceof CharSequence string) {
            string(string.toString());
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Collection<?> elements) {
            array(elements);
        } else {
            throw new IllegalArgumentException("A " + value.getClass().getName()
                    + " is no plain value of JSON. Use maps, lists, texts, numbers and booleans, or a JsonFormat.");
        }
        return this;
    }

    private void object(Map<?, ?> map) {
        Map<String, @Nullable Object> sorted = new TreeMap<>(BY_CODE_POINT);
        map.forEach((name, member) -> {
            if (!(name instanceof String known)) {
                throw new IllegalArgumentException("The names of a JSON object are texts, not "
                        + (name == null ? "null" : name.getClass().getName()) + ".");
            }
            sorted.put(known, member);
        });
        open('{');
        String separator = "";
        for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
            text.append(separator);
            string(member.getKey());
            text.append(':');
            value(member.getValue());
            separator = ",";
        }
        close('}');
    }

    private void array(Collection<?> elements) {
        open('[');
        String separator = "";
        for (Object element : elements) {
            text.append(separator);
            value(element);
            separator = ",";
        }
        close(']');
    }

    private void open(char bracket) {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("The JSON nests deeper than " + MAX_DEPTH
                    + " levels, or holds itself. Store its parts in rows of their own.");
        }
        text.append(bracket);
    }

    private void close(char bracket) {
        depth--;
        text.append(bracket);
    }

    private void number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        "JSON has no NaN and no infinity. Use null where there is no number.");
            }
        }
        BigDecimal decimal = number instanceof BigDecimal exact
                ? exact
                : number instanceof BigInteger whole ? new BigDecimal(whole) : new BigDecimal(number.toString());
        decimal = decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
        if (decimal.scale() > MAX_DIGITS || (long) decimal.precision() - decimal.scale() > MAX_DIGITS) {
            throw new IllegalArgumentException("A number of JSON has more than " + MAX_DIGITS
                    + " digits on one side of its point. Store it as text.");
        }
        text.append(decimal.toPlainString());
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c == 0) {
                throw new IllegalArgumentException("A text in JSON holds the character NUL at position " + i
                        + ", which no database keeps. Remove it.");
            } else if (c < ' ') {
                text.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                if (Character.isSurrogate(c)) {
                    boolean pair = Character.isHighSurrogate(c)
                            && i + 1 < value.length()
                            && Character.isLowSurrogate(value.charAt(i + 1));
                    if (!pair) {
                        throw new IllegalArgumentException("A text in JSON holds half of a surrogate pair at position "
                                + i + ". Cut text between code points, not chars.");
                    }
                    text.append(c);
                    c = value.charAt(++i);
                }
                text.append(c);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
