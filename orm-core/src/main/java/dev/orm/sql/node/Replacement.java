package dev.orm.sql.node;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What stands in the place of what a regular expression found: text with {@code $1} to {@code $9} for groups, {@code $0} for all that was
 * found, and {@code $$} for a dollar. A database has marks of its own for them.
 */
public final class Replacement {

    private Replacement() {}

    /**
     * Checks a replacement.
     *
     * @param regexp the regular expression
     * @param replacement the replacement
     * @return the replacement
     * @throws IllegalArgumentException if a dollar stands before anything else, or for a group that the expression has not
     */
    public static String checked(String regexp, String replacement) {
        int groups = groups(regexp);
        for (Part part : parts(replacement)) {
            if (part.group() > groups) {
                throw new IllegalArgumentException("The replacement speaks of the group $" + part.group()
                        + ", but the regular expression has " + groups + " groups. Write $$ for a dollar.");
            }
        }
        return replacement;
    }

    /** How many groups an expression has; as many as there can be where only the database can read it. */
    private static int groups(String regexp) {
        try {
            return Pattern.compile(regexp).matcher("").groupCount();
        } catch (PatternSyntaxException foreign) {
            return 9;
        }
    }

    /**
     * Writes a replacement with the marks of databases where a backslash stands before groups.
     *
     * @param replacement the replacement
     * @param whole the mark for all that was found
     * @return the text for the database
     */
    public static String withBackslashes(String replacement, String whole) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts(replacement)) {
            if (part.group() < 0) {
                text.append(part.text().replace("\\", "\\\\"));
            } else {
                text.append(part.group() == 0 ? whole : "\\" + part.group());
            }
        }
        return text.toString();
    }

    /**
     * Writes a replacement as {@link java.util.regex.Matcher#replaceAll(String)} takes it.
     *
     * @param replacement the replacement
     * @return the text for Java
     */
    public static String withDollars(String replacement) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts(replacement)) {
            text.append(part.group() < 0 ? quoted(part.text(), text) : "$" + part.group());
        }
        return text.toString();
    }

    /** A digit behind a group would belong to its number, if there is such a group. */
    private static String quoted(String text, StringBuilder before) {
        String quoted = text.replace("\\", "\\\\").replace("$", "\\$");
        boolean joined = before.length() > 0 && !text.isEmpty() && Character.isDigit(text.charAt(0));
        return joined ? "\\" + quoted : quoted;
    }

    /** Text, or the number of a group; -1 for text. */
    private record Part(String text, int group) {}

    private static List<Part> parts(String replacement) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        for (int at = replacement.indexOf('$'); at >= 0; at = replacement.indexOf('$', start)) {
            char next = at + 1 < replacement.length() ? replacement.charAt(at + 1) : ' ';
            boolean digit = next >= '0' && next <= '9';
            if (!digit && next != '$') {
                throw new IllegalArgumentException(
                        "In a replacement a digit stands behind a dollar, for a group." + " Write $$ for a dollar.");
            }
            parts.add(new Part(replacement.substring(start, digit ? at : at + 1), -1));
            if (digit) {
                parts.add(new Part("", next - '0'));
            }
            start = at + 2;
        }
        parts.add(new Part(replacement.substring(start), -1));
        return parts;
    }
}
