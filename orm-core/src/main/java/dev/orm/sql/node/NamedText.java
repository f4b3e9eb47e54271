package dev.orm.sql.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL that a program wrote itself, cut at its {@code :name} parameters. Literals, quoted names, comments, dollar
 * quotes, {@code ::} casts and the driver's {@code ??} for an operator with a question mark are left alone. This is the only
 * lexer: native statements and fragments inside statements are both read by it. Immutable.
 */
public final class NamedText {

    private final String text;
    private final List<String> pieces;
    private final List<String> names;

    private NamedText(String text, List<String> pieces, List<String> names) {
        this.text = text;
        this.pieces = List.copyOf(pieces);
        this.names = List.copyOf(names);
    }

    /**
     * Reads a whole statement.
     *
     * @param sql the text; one {@code ;} at its end is dropped
     * @return the text, cut
     * @throws IllegalArgumentException if the text holds a second statement, a parameter written as {@code ?}, a template such as
     *     <code>#{…}</code>, or a quote that does not end or would end elsewhere on another database
     */
    public static NamedText statement(String sql) {
        return new Lexer(sql, false).read();
    }

    /**
     * Reads a part of a statement.
     *
     * @param sql the text
     * @return the text, cut
     * @throws IllegalArgumentException as for {@link #statement}, and if the text holds a {@code ;}, is blank, ends in a comment or
     *     has a parenthesis without its partner
     */
    public static NamedText fragment(String sql) {
        return new Lexer(sql, true).read();
    }

    /**
     * Returns the names in the order in which they stand in the text; one that stands twice is there twice.
     *
     * @return the names, without the colon
     */
    public List<String> names() {
        return names;
    }

    /**
     * Returns what stands between the parameters.
     *
     * @return one piece more than there are names
     */
    public List<String> pieces() {
        return pieces;
    }

    /**
     * Returns the text with question marks for parameters.
     *
     * @param sizes how many values each parameter has, in the order of {@link #names}
     * @return the text
     */
    public String text(int[] sizes) {
        StringBuilder written = new StringBuilder(pieces.get(0));
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == 0) {
                written.append("null");
            } else {
                written.append("?").append(", ?".repeat(sizes[i] - 1));
            }
            written.append(pieces.get(i + 1));
        }
        return written.toString();
    }

    /**
     * Tells whether a parameter stands in a {@code NOT IN} list.
     *
     * @param parameter its place in {@link #names}
     * @return whether it does
     */
    public boolean isNegated(int parameter) {
        return pieces.get(parameter).toLowerCase(Locale.ROOT).matches("(?s).*\\bnot\\s+in\\s*\\(\\s*");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamedText that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Goes through a text once. */
    private static final class Lexer {

        private final String sql;
        private final boolean fragment;
        private final List<String> pieces = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private int at;
        private int start;
        private int open;

        Lexer(String sql, boolean fragment) {
            this.sql = sql;
            this.fragment = fragment;
        }

        NamedText read() {
            if (fragment && sql.isBlank()) {
                throw new IllegalArgumentException(
                        "A piece of SQL must not be blank. Leave the condition out instead.");
            }
            while (at < sql.length()) {
                next(sql.charAt(at));
            }
            if (fragment && open > 0) {
                throw refused("has a \"(\" without its \")\"", sql.length());
            }
            String last = sql.substring(start);
            pieces.add(fragment ? last : last.stripTrailing().replaceFirst(";$", ""));
            return new NamedText(sql, pieces, names);
        }

        private void next(char c) {
            switch (c) {
                case '\'', '"', '`' -> at = quoted(c);
                case '-' -> at = sql.startsWith("--", at) ? lineComment() : at + 1;
                case '/' -> at = sql.startsWith("/*", at) ? blockComment() : at + 1;
                case '$' -> at = dollarQuoted();
                case ':' -> colon();
                case '#' -> {
                    template();
                    at++;
                }
                case '?' -> questionMark();
                case ';' -> semicolon();
                case '(' -> {
                    open++;
                    at++;
                }
                case ')' -> {
                    if (--open < 0 && fragment) {
                        throw refused("has a \")\" without its \"(\"", at);
                    }
                    at++;
                }
                default -> at++;
            }
        }

        private void colon() {
            if (sql.startsWith("::", at)) {
                at += 2;
                return;
            }
            int stop = at + 1;
            if (stop < sql.length() && Character.isJavaIdentifierStart(sql.charAt(stop))) {
                while (stop < sql.length() && Character.isJavaIdentifierPart(sql.charAt(stop))) {
                    stop++;
                }
                pieces.add(sql.substring(start, at));
                names.add(sql.substring(at + 1, stop));
                start = stop;
            }
            at = stop;
        }

        /** Other tools fill in <code>#{…}</code> and <code>${…}</code>. Here nothing does, and no database knows them. */
        private void template() {
            if (sql.startsWith("{", at + 1)) {
                throw refused("has the template \"" + sql.charAt(at) + "{…}\", which nothing fills in", at);
            }
        }

        private void questionMark() {
            if (!sql.startsWith("??", at)) {
                throw new IllegalArgumentException("The statement has a parameter written as \"?\" at character "
                        + (at + 1) + ". Write it as :name and set it by bind(\"name\", …).");
            }
            at += 2;
        }

        private void semicolon() {
            if (fragment) {
                throw refused("holds a \";\", which ends a statement", at);
            }
            if (!sql.substring(at + 1).isBlank()) {
                throw new IllegalArgumentException("The text holds a second statement behind the \";\" at character "
                        + (at + 1) + ". Run one statement at a time.");
            }
            at++;
        }

        private int quoted(char quote) {
            boolean escapes = quote == '\'' && isEscapeString();
            int backslashes = 0;
            for (int i = at + 1; i < sql.length(); i++) {
                char c = sql.charAt(i);
                if (escapes && c == '\\') {
                    i++;
                } else if (c == quote) {
                    if (!escapes && backslashes % 2 == 1 && quote != '`') {
                        throw refused(
                                "has a backslash before a quote, which ends the text on some databases and does not on others",
                                i);
                    }
                    if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                        i++;
                    } else {
                        return i + 1;
                    }
                }
                backslashes = c == '\\' ? backslashes + 1 : 0;
            }
            throw refused("has a quote that does not end", at);
        }

        /** PostgreSQL's {@code e'…'}, in which a backslash escapes. */
        private boolean isEscapeString() {
            return at > 0
                    && Character.toLowerCase(sql.charAt(at - 1)) == 'e'
                    && (at == 1 || !Character.isJavaIdentifierPart(sql.charAt(at - 2)));
        }

        private int lineComment() {
            int end = sql.indexOf('\n', at);
            if (end < 0 && fragment) {
                throw refused("ends in a comment, which would take in what follows", at);
            }
            return end < 0 ? sql.length() : end + 1;
        }

        /** PostgreSQL ends a comment in a comment apart, the others end both at once. */
        private int blockComment() {
            int end = sql.indexOf("*/", at + 2);
            if (end < 0) {
                throw refused("has a comment that does not end", at);
            }
            int inner = sql.indexOf("/*", at + 2);
            if (inner >= 0 && inner < end) {
                throw refused("has a comment in a comment, which databases end in different places", inner);
            }
            return end + 2;
        }

        private int dollarQuoted() {
            template();
            if (at > 0 && Character.isJavaIdentifierPart(sql.charAt(at - 1))) {
                return at + 1;
            }
            int tag = at + 1;
            while (tag < sql.length() && isTagPart(sql.charAt(tag), tag == at + 1)) {
                tag++;
            }
            if (tag == sql.length() || sql.charAt(tag) != '$') {
                return at + 1;
            }
            String quote = sql.substring(at, tag + 1);
            int end = sql.indexOf(quote, tag + 1);
            if (end < 0) {
                throw refused("has a dollar quote that does not end", at);
            }
            return end + quote.length();
        }

        private static boolean isTagPart(char c, boolean first) {
            return c == '_' || Character.isLetter(c) || !first && Character.isDigit(c);
        }

        private IllegalArgumentException refused(String what, int position) {
            return new IllegalArgumentException("The SQL text " + what + ", at character " + (position + 1)
                    + ". Give values by :name and bind(…).");
        }
    }
}
