package dev.orm.engine.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement in the database's own SQL, cut at its {@code :name} parameters. Literals, quoted names, comments, dollar quotes
 * {@code ::} casts and the operator {@code ??} are left alone. Immutable.
 */
final class NamedParameters {

    private final List<String> pieces = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private NamedParameters() {}

    static NamedParameters parse(String sql) {
        NamedParameters parsed = new NamedParameters();
        int start = 0;
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int end = skipped(sql, at);
            if (end > at) {
                at = end;
            } else if (c == ':' && at + 1 < sql.length() && sql.charAt(at + 1) == ':') {
                at += 2;
            } else if (c == ':' && at + 1 < sql.length() && Character.isJavaIdentifierStart(sql.charAt(at + 1))) {
                int stop = at + 1;
                while (stop < sql.length() && Character.isJavaIdentifierPart(sql.charAt(stop))) {
                    stop++;
                }
                parsed.pieces.add(sql.substring(start, at));
                parsed.names.add(sql.substring(at + 1, stop));
                start = stop;
                at = stop;
            } else if (c == '?' && at + 1 < sql.length() && sql.charAt(at + 1) == '?') {
                at += 2;
            } else if (c == '?') {
                throw new IllegalArgumentException("The statement has a parameter written as \"?\" at character "
                        + (at + 1) + ". Write it as :name and set it by bind(\"name\", …).");
            } else if (c == ';' && !sql.substring(at + 1).isBlank()) {
                throw new IllegalArgumentException("The text holds a second statement behind the \";\" at character "
                        + (at + 1) + ". Run one statement at a time.");
            } else {
                at++;
            }
        }
        parsed.pieces.add(sql.substring(start).stripTrailing().replaceFirst(";$", ""));
        return parsed;
    }

    /** Returns where what begins at a position and holds no parameters ends, or the position itself. */
    private static int skipped(String sql, int at) {
        char c = sql.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            return quoted(sql, at, c);
        }
        if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            return end < 0 ? sql.length() : end + 1;
        }
        if (sql.startsWith("/*", at)) {
            int end = sql.indexOf("*/", at + 2);
            return end < 0 ? sql.length() : end + 2;
        }
        if (c == '$') {
            int tag = at + 1;
            while (tag < sql.length() && (Character.isLetterOrDigit(sql.charAt(tag)) || sql.charAt(tag) == '_')) {
                tag++;
            }
            if (tag < sql.length() && sql.charAt(tag) == '$') {
                String quote = sql.substring(at, tag + 1);
                int end = sql.indexOf(quote, tag + 1);
                return end < 0 ? sql.length() : end + quote.length();
            }
        }
        return at;
    }

    private static int quoted(String sql, int at, char quote) {
        boolean escapes = quote == '\''
                && at > 0
                && Character.toLowerCase(sql.charAt(at - 1)) == 'e'
                && (at == 1 || !Character.isJavaIdentifierPart(sql.charAt(at - 2)));
        for (int i = at + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (escapes && c == '\\') {
                i++;
            } else if (c == quote) {
                if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return sql.length();
    }

    /** Returns the names in the order in which they stand in the statement; one that stands twice is there twice. */
    List<String> names() {
        return names;
    }

    /** Returns the text with question marks for parameters, as many for each as it has values. */
    String text(int[] sizes) {
        StringBuilder text = new StringBuilder(pieces.get(0));
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == 0) {
                text.append("null");
            } else {
                text.append("?").append(", ?".repeat(sizes[i] - 1));
            }
            text.append(pieces.get(i + 1));
        }
        return text.toString();
    }

    /** Tells whether a parameter stands in a {@code NOT IN} list. */
    boolean isNegated(int parameter) {
        return pieces.get(parameter).toLowerCase(java.util.Locale.ROOT).matches("(?s).*\\bnot\\s+in\\s*\\(\\s*");
    }
}
