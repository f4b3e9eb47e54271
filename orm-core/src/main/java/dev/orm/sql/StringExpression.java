package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Like;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.SqlFunction;
import dev.orm.sql.node.StringOf;
import java.util.List;

/** An expression whose value is text. */
public interface StringExpression extends ComparableExpression<String> {

    /**
     * {@code this LIKE pattern}, upper and lower case told apart on every database.
     *
     * @param pattern the pattern: {@code %} for any text, {@code _} for one character, {@code !} before either takes it as it is
     * @return the condition
     */
    default Condition like(String pattern) {
        return new Like(this, Bind.of(this, pattern), false, false);
    }

    /**
     * {@code this LIKE pattern} without telling upper and lower case apart.
     *
     * @param pattern the pattern, as for {@link #like}
     * @return the condition
     */
    default Condition ilike(String pattern) {
        return new Like(this, Bind.of(this, pattern), true, false);
    }

    /**
     * {@code this NOT LIKE pattern}.
     *
     * @param pattern the pattern, as for {@link #like}
     * @return the condition
     */
    default Condition notLike(String pattern) {
        return new Like(this, Bind.of(this, pattern), false, true);
    }

    /**
     * Whether this begins with a text, which is taken as it is.
     *
     * @param text the text
     * @return the condition
     */
    default Condition startsWith(String text) {
        return like(Like.escape(text) + "%");
    }

    /**
     * Whether this ends with a text, which is taken as it is.
     *
     * @param text the text
     * @return the condition
     */
    default Condition endsWith(String text) {
        return like("%" + Like.escape(text));
    }

    /**
     * Whether this contains a text, which is taken as it is.
     *
     * @param text the text
     * @return the condition
     */
    default Condition contains(String text) {
        return like("%" + Like.escape(text) + "%");
    }

    /**
     * Whether this contains a text, without telling upper and lower case apart.
     *
     * @param text the text, taken as it is
     * @return the condition
     */
    default Condition containsIgnoreCase(String text) {
        return ilike("%" + Like.escape(text) + "%");
    }

    /**
     * {@code lower(this)}.
     *
     * @return the text in lower case
     */
    default StringExpression lower() {
        return new StringOf(Call.of(SqlFunction.LOWER, String.class, List.of(this)));
    }

    /**
     * {@code upper(this)}.
     *
     * @return the text in upper case
     */
    default StringExpression upper() {
        return new StringOf(Call.of(SqlFunction.UPPER, String.class, List.of(this)));
    }

    /**
     * {@code trim(this)}.
     *
     * @return the text without blanks at either end
     */
    default StringExpression trim() {
        return new StringOf(Call.of(SqlFunction.TRIM, String.class, List.of(this)));
    }

    /**
     * {@code length(this)}.
     *
     * @return the number of characters
     */
    default NumberExpression<Integer> length() {
        return new NumberOf<>(Call.of(SqlFunction.LENGTH, Integer.class, List.of(this)));
    }

    /**
     * {@code this || other}; SQL {@code NULL} when either is.
     *
     * @param other what follows
     * @return both texts in one
     */
    default StringExpression concat(Expression<String> other) {
        return new StringOf(Call.of(SqlFunction.CONCAT, String.class, List.of(this, other)));
    }

    /**
     * {@code this || text}.
     *
     * @param text what follows
     * @return both texts in one
     */
    default StringExpression concat(String text) {
        return concat(Bind.of(this, text));
    }
}
