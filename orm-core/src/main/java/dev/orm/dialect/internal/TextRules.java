package dev.orm.dialect.internal;

import java.nio.charset.StandardCharsets;

/** What text must be like so that every database keeps it exactly as it is. */
public final class TextRules {

    /** Greatest length of a name, in bytes: what PostgreSQL keeps. */
    static final int MAX_NAME_BYTES = 63;

    /** A name from outside may have a million characters, which no message should. */
    private static final int MAX_SHOWN_NAME = 200;

    private static final int MAX_PATTERN_BYTES = 50_000;

    private TextRules() {}

    /**
     * Refuses text that a database would change.
     *
     * @return the text
     */
    public static String checked(String text) {
        for (int i = 0, n = text.length(); i < n; i++) {
            char c = text.charAt(i);
            // One look clears nearly all: only NUL and what begins with the surrogates is left.
            if ((char) (c - 1) < Character.MIN_SURROGATE - 1) {
                continue;
            }
            if (c == 0) {
                throw new IllegalArgumentException("The text holds the character NUL at position " + i
                        + ", which no database keeps in text. Remove it, or store the bytes in a binary column.");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == n || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException("The text holds half of a surrogate pair at position " + i
                            + ", which databases replace by a question mark. Cut text between code points, not chars.");
                }
                i++;
            }
        }
        return text;
    }

    /** Quotes a name with double quotes, doubling those inside. */
    public static String quoted(String name) {
        return quoted(name, "\"");
    }

    /** Quotes a name with a delimiter, doubling it inside. */
    public static String quoted(String name, String delimiter) {
        return delimiter + checkedName(name).replace(delimiter, delimiter + delimiter) + delimiter;
    }

    /**
     * Refuses a name that a database would change.
     *
     * @return the name
     */
    public static String checkedName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A name in SQL must not be empty.");
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                throw new IllegalArgumentException(
                        "A name in SQL must not hold control characters; one stands at position " + i + " of a name of "
                                + name.length() + " characters.");
            }
        }
        checked(name);
        if (name.length() > MAX_NAME_BYTES / 4 && name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            boolean endless = name.length() > MAX_SHOWN_NAME;
            String shown = endless ? name.substring(0, name.offsetByCodePoints(0, MAX_NAME_BYTES / 4)) + "…" : name;
            throw new IllegalArgumentException("The name \"" + shown + "\" is longer than " + MAX_NAME_BYTES
                    + " bytes, which PostgreSQL would cut without a word. Choose a shorter one.");
        }
        return name;
    }

    /** Refuses a LIKE pattern in which the escape character stands before something that needs none. */
    public static Object checkedPattern(Object pattern) {
        String text = (String) pattern;
        for (int i = text.indexOf('!'); i >= 0; i = text.indexOf('!', i + 2)) {
            if (i + 1 == text.length() || "!%_".indexOf(text.charAt(i + 1)) < 0) {
                throw new IllegalArgumentException(
                        "In a LIKE pattern the escape character ! stands before !, % or _ only."
                                + " Write !! for an exclamation mark, or use contains, startsWith or endsWith.");
            }
        }
        return shortPattern(text);
    }

    /** Refuses a pattern longer than SQLite takes one; the others would need minutes for it. */
    public static String shortPattern(String pattern) {
        if (pattern.length() > MAX_PATTERN_BYTES / 4
                && pattern.getBytes(StandardCharsets.UTF_8).length > MAX_PATTERN_BYTES) {
            throw new IllegalArgumentException("A LIKE pattern has at most " + MAX_PATTERN_BYTES
                    + " bytes, which is what SQLite takes. Search for a shorter text.");
        }
        return pattern;
    }
}
