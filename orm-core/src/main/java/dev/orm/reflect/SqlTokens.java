package dev.orm.reflect;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an SQL text as databases keep it: names, texts, numbers and signs, without comments. */
final class SqlTokens {

    enum Kind {
        /** A keyword, or a name that is not quoted. */
        WORD,
        /** A quoted name; its quotes are gone. */
        NAME,
        /** A text; its quotes are gone. */
        STRING,
        /** Bytes in hexadecimal digits. */
        BYTES,
        NUMBER,
        SIGN,
        END
    }

    /**
     * A token.
     *
     * @param start where it starts in the text
     * @param end where it ends
     */
    record Token(Kind kind, String text, int start, int end) {

        boolean is(String word) {
            return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.NAME;
        }
    }

    /** Whether two texts say the same; keywords have no case. */
    static boolean areSame(List<Token> left, List<Token> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            Token one = left.get(i);
            Token other = right.get(i);
            boolean same = one.kind() == Kind.WORD
                    ? one.text().equalsIgnoreCase(other.text())
                    : one.text().equals(other.text());
            if (one.kind() != other.kind() || !same) {
                return false;
            }
        }
        return true;
    }

    /** What quotes stand for in the texts of a database. */
    enum Quoting {
        STANDARD,
        /** Brackets quote names; elsewhere they stand around the elements of an array. */
        BRACKETS,
        /** A backslash starts an escape. */
        BACKSLASHES;

        static Quoting of(Dialect dialect) {
            if (dialect.supports(Capability.BACKSLASH_ESCAPES)) {
                return BACKSLASHES;
            }
            // Only a database that keeps to no types takes brackets for quotes; the others have arrays.
            return dialect.supports(Capability.STRICT_TYPES) ? STANDARD : BRACKETS;
        }
    }

    private static final Pattern UNICODE = Pattern.compile("\\\\(?:([0-9A-Fa-f]{4}|\\+[0-9A-Fa-f]{6})|\\\\)");

    private static final List<String> SIGNS =
            List.of("->>", "!~~*", "!~~", "~~*", "||", "::", "<>", "!=", "<=", ">=", "==", "->", "~~", "<<", ">>");

    private final String sql;
    private final Quoting quoting;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private SqlTokens(String sql, Quoting quoting) {
        this.sql = sql;
        this.quoting = quoting;
    }

    /**
     * Takes a text apart. The last token is an {@link Kind#END}.
     */
    static List<Token> of(String sql, Quoting quoting) {
        return new SqlTokens(sql, quoting).read();
    }

    private List<Token> read() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int start = at;
            if (Character.isWhitespace(c)) {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end;
            } else if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                at = end < 0 ? sql.length() : end + 2;
            } else if (c == '\'') {
                add(Kind.STRING, quoted('\'', quoting == Quoting.BACKSLASHES), start);
            } else if ((c == 'u' || c == 'U') && (sql.startsWith("&'", at + 1) || sql.startsWith("&\"", at + 1))) {
                at += 2;
                char quote = sql.charAt(at);
                add(quote == '"' ? Kind.NAME : Kind.STRING, unicode(quoted(quote, false)), start);
            } else if ((c == 'x' || c == 'X') && next() == '\'') {
                at++;
                add(Kind.BYTES, quoted('\'', false).toLowerCase(Locale.ROOT), start);
            } else if ((c == 'e' || c == 'E') && next() == '\'') {
                at++;
                add(Kind.STRING, quoted('\'', true), start);
            } else if (c == '"' || c == '`') {
                add(Kind.NAME, quoted(c, false), start);
            } else if (c == '[' && quoting == Quoting.BRACKETS) {
                int end = sql.indexOf(']', at);
                at = end < 0 ? sql.length() : end + 1;
                add(Kind.NAME, sql.substring(start + 1, Math.max(start + 1, at - 1)), start);
            } else if (Character.isDigit(c) || c == '.' && Character.isDigit(next())) {
                number();
                add(Kind.NUMBER, sql.substring(start, at), start);
            } else if (isWord(c)) {
                while (at < sql.length()
                        && (isWord(sql.charAt(at)) || Character.isDigit(sql.charAt(at)) || sql.charAt(at) == '$')) {
                    at++;
                }
                add(Kind.WORD, sql.substring(start, at), start);
            } else {
                String sign = SIGNS.stream()
                        .filter(candidate -> sql.startsWith(candidate, start))
                        .findFirst()
                        .orElse(String.valueOf(c));
                at += sign.length();
                add(Kind.SIGN, sign, start);
            }
        }
        tokens.add(new Token(Kind.END, "", sql.length(), sql.length()));
        return tokens;
    }

    private char next() {
        return at + 1 < sql.length() ? sql.charAt(at + 1) : 0;
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetter(c) || c > 127;
    }

    private void number() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            boolean exponent = c == 'e' || c == 'E';
            boolean sign = exponent && (next() == '-' || next() == '+');
            if (!Character.isDigit(c) && c != '.' && !exponent) {
                return;
            }
            at += sign ? 2 : 1;
        }
    }

    /** The quote stands twice for itself. */
    private String quoted(char quote, boolean backslashes) {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == quote) {
                if (at == sql.length() || sql.charAt(at) != quote) {
                    break;
                }
                at++;
            } else if (c == '\\' && backslashes && at < sql.length()) {
                c = escaped(sql.charAt(at++));
            }
            text.append(c);
        }
        return text.toString();
    }

    /** What a letter behind a backslash stands for. */
    private static char escaped(char letter) {
        return switch (letter) {
            case '0' -> 0;
            case 'b' -> '\b';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'Z' -> 0x1A;
            default -> letter;
        };
    }

    /** Reads the escapes of {@code U&'…'}: four digits, or six behind a plus, name a character; two backslashes are one. */
    private static String unicode(String text) {
        return UNICODE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) == null
                                ? "\\"
                                : Character.toString(
                                        Integer.parseInt(escape.group(1).replace("+", ""), 16))));
    }

    private void add(Kind kind, String text, int start) {
        tokens.add(new Token(kind, text, start, at));
    }
}
