package dev.orm.engine;

import dev.orm.type.BinaryStream;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of one execution as the log shows them: on one line, without characters that could forge another line or command a
 * terminal, each cut. Of a batch, those of the first row. Not thread-safe.
 */
final class ShownValues {

    static final int MAX_LENGTH = 200;

    private static final String MASK = "***";

    private final Map<Integer, String> values = new TreeMap<>();

    /** Takes a value unless there is one at the position, which is that of an earlier row. */
    void add(int index, Object value) {
        if (!values.containsKey(index)) {
            StringBuilder text = new StringBuilder();
            append(text, value);
            values.put(index, cut(text));
        }
    }

    private static String cut(StringBuilder text) {
        if (text.length() <= MAX_LENGTH) {
            return text.toString();
        }
        return text.substring(0, MAX_LENGTH - (Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? 1 : 0)) + "…";
    }

    void addNull(int index) {
        values.putIfAbsent(index, "null");
    }

    void addMask(int index) {
        values.putIfAbsent(index, MASK);
    }

    private static void append(StringBuilder text, Object value) {
        if (value instanceof byte[] bytes) {
            text.append('<').append(bytes.length).append(" bytes>");
        } else if (value instanceof BinaryStream) {
            text.append("<a stream of bytes>");
        } else if (value instanceof Collection<?> all) {
            appendAll(text, all);
        } else {
            appendText(text, value);
        }
    }

    private static void appendAll(StringBuilder text, Collection<?> all) {
        String separator = "(";
        for (Object element : all) {
            text.append(separator);
            separator = ", ";
            if (text.length() > MAX_LENGTH) {
                return;
            }
            if (element == null) {
                text.append("null");
            } else {
                append(text, element);
            }
        }
        text.append(all.isEmpty() ? "()" : ")");
    }

    private static void appendText(StringBuilder text, Object value) {
        boolean quoted = value instanceof CharSequence;
        String plain = value.toString();
        text.append(quoted ? "'" : "");
        for (int i = 0; i < plain.length() && text.length() <= MAX_LENGTH; i++) {
            char c = plain.charAt(i);
            if (isShown(c, plain, i)) {
                text.append(c == '\\' || c == '\'' ? "\\" : "").append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        text.append(quoted ? "'" : "");
    }

    /** Hidden are control characters, ends of lines, what turns the direction of writing, and halves of characters. */
    private static boolean isShown(char c, String text, int at) {
        if (Character.isSurrogate(c)) {
            return Character.isHighSurrogate(c)
                    ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                    : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return values.values().toString();
    }
}
