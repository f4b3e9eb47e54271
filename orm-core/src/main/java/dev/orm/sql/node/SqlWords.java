package dev.orm.sql.node;

import java.util.regex.Pattern;

/** Says which names of functions, words and operators a program may declare: those that cannot be anything else. */
public final class SqlWords {

    private static final int MAX_LENGTH = 63;
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*( [A-Za-z_][A-Za-z0-9_]*)*");
    private static final Pattern OPERATOR = Pattern.compile("[-+*/<>=~!@#%^&|]+");

    private SqlWords() {}

    /**
     * Lets the name of a function pass.
     *
     * @param name letters, digits and underscores, after a schema and a dot if wanted
     * @return the name
     * @throws IllegalArgumentException if it is anything else or longer than 63 characters
     */
    public static String function(String name) {
        return checked(FUNCTION, name, "name of a function", "letters, digits and underscores, such as similarity");
    }

    /**
     * Lets words such as {@code at time zone} pass.
     *
     * @param words letters, digits and underscores, with single blanks between words
     * @return the words
     * @throws IllegalArgumentException if they are anything else or longer than 63 characters
     */
    public static String words(String words) {
        return checked(WORDS, words, "word of SQL", "letters, digits and underscores, such as at time zone");
    }

    /**
     * Lets an operator such as {@code @>} pass, or one that is a word, such as {@code regexp}.
     *
     * @param operator characters of operators, or words
     * @return the operator
     * @throws IllegalArgumentException if it is anything else, longer than 63 characters, or holds the begin of a comment
     */
    public static String operator(String operator) {
        if (WORDS.matcher(operator).matches()) {
            return words(operator);
        }
        if (operator.contains("--") || operator.contains("/*") || operator.startsWith("#")) {
            throw new IllegalArgumentException("An operator must not hold what begins a comment on some database.");
        }
        return checked(OPERATOR, operator, "operator", "some of + - * / < > = ~ ! @ # % ^ & |, such as @>, or a word");
    }

    private static String checked(Pattern pattern, String text, String what, String allowed) {
        if (text.length() > MAX_LENGTH || !pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("This is no " + what + ": it may hold " + allowed + ", in up to "
                    + MAX_LENGTH + " characters. SQL text of any other kind goes through unsafeExpression(…).");
        }
        return text;
    }
}
