package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;

/**
 * {@code LIKE} with the escape character {@code !}.
 *
 * @param text what is looked at
 * @param pattern what it has to match
 * @param ignoreCase whether upper and lower case are the same
 * @param negated whether {@code NOT LIKE}
 */
public record Like(Expression<String> text, Expression<String> pattern, boolean ignoreCase, boolean negated)
        implements Condition {

    /** The character that takes away the meaning of {@code %}, {@code _} and itself. */
    public static final char ESCAPE = '!';

    /**
     * Makes a pattern that matches a text as it is.
     *
     * @param text the text
     * @return the text with {@link #ESCAPE} before every character that has a meaning
     */
    public static String escape(String text) {
        if (text == null) {
            throw new IllegalArgumentException(
                    "The text to find is null, which no text contains. Leave the condition out by"
                            + " ifPresent(…) where nothing is looked for.");
        }
        StringBuilder pattern = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' || c == '_' || c == ESCAPE) {
                if (pattern == null) {
                    pattern = new StringBuilder(text.length() + 8).append(text, 0, i);
                }
                pattern.append(ESCAPE);
            }
            if (pattern != null) {
                pattern.append(c);
            }
        }
        return pattern == null ? text : pattern.toString();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new Like(rewriter.rewrite(text), rewriter.rewrite(pattern), ignoreCase, negated);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(text);
        binds.collect(pattern);
    }
}
