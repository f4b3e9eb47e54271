package dev.orm.dialect.sqlite;

import dev.orm.dialect.internal.TextRules;
import dev.orm.sql.node.Like;

/** Patterns in the form of GLOB. */
final class Globs {

    private Globs() {}

    /** Turns a pattern of LIKE with the escape character {@code !} into one of GLOB. */
    static Object ofPattern(Object pattern) {
        String like = (String) TextRules.checkedPattern(pattern);
        StringBuilder glob = new StringBuilder(like.length() + 8);
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            if (c == Like.ESCAPE) {
                literal(glob, like.charAt(++i));
            } else if (c == '%') {
                glob.append('*');
            } else if (c == '_') {
                glob.append('?');
            } else {
                literal(glob, c);
            }
        }
        return TextRules.shortPattern(glob.toString());
    }

    private static void literal(StringBuilder glob, char c) {
        if (c == '*' || c == '?' || c == '[') {
            glob.append('[').append(c).append(']');
        } else {
            glob.append(c);
        }
    }
}
