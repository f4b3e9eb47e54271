package dev.orm.dialect.sqlite;

import dev.orm.sql.node.Like;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Text as databases with Unicode treat it: letter by letter, so that its length in characters stays. */
final class Texts {

    private Texts() {}

    static String lower(String text) {
        return mapped(text, Character::toLowerCase);
    }

    static String upper(String text) {
        return mapped(text, Character::toUpperCase);
    }

    private static String mapped(String text, java.util.function.IntUnaryOperator letter) {
        int[] letters = text.codePoints().map(letter).toArray();
        return new String(letters, 0, letters.length);
    }

    /** The pattern of a LIKE with the escape character {@code !}. */
    static Pattern ofLike(String like) {
        StringBuilder regex = new StringBuilder(like.length() + 8);
        for (int i = 0; i < like.length(); i = like.offsetByCodePoints(i, 1)) {
            int c = like.codePointAt(i);
            if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else {
                if (c == Like.ESCAPE) {
                    if (++i == like.length()) {
                        throw new IllegalArgumentException("orm_like: the pattern ends with its escape character");
                    }
                    c = like.codePointAt(i);
                }
                regex.append(Pattern.quote(Character.toString(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    static Pattern ofRegexp(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException("orm_regexp: the pattern is malformed");
        }
    }
}
