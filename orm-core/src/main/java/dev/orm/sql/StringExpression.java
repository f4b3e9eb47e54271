package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Collated;
import dev.orm.sql.node.IsTrue;
import dev.orm.sql.node.Label;
import dev.orm.sql.node.Like;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.Replacement;
import dev.orm.sql.node.SqlFunction;
import dev.orm.sql.node.StringOf;
import dev.orm.type.SqlType;
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
     * @param pattern the pattern, as for {@link #like(String)}
     * @return the condition
     */
    default Condition ilike(String pattern) {
        return new Like(this, Bind.of(this, pattern), true, false);
    }

    /**
     * {@code this NOT LIKE pattern}.
     *
     * @param pattern the pattern, as for {@link #like(String)}
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

    /**
     * {@code ltrim(this)}.
     *
     * @return the text without blanks at the beginning
     */
    default StringExpression trimLeading() {
        return StringOf.call(SqlFunction.LTRIM, this);
    }

    /**
     * {@code rtrim(this)}.
     *
     * @return the text without blanks at the end
     */
    default StringExpression trimTrailing() {
        return StringOf.call(SqlFunction.RTRIM, this);
    }

    /**
     * {@code substring(this, start, length)} in characters; a start below 1 counts as 1, a length below 0 as 0.
     *
     * @param start the first character, counted from 1
     * @param length how many characters at most
     * @return the part of the text
     */
    default StringExpression substring(int start, int length) {
        return StringOf.call(
                SqlFunction.SUBSTRING, this, Bind.of(SqlType.INTEGER, start), Bind.of(SqlType.INTEGER, length));
    }

    /**
     * {@code substring(this, start, length)} in characters; a start below 1 counts as 1, a length below 0 as 0.
     *
     * @param start the first character, counted from 1
     * @param length how many characters at most
     * @return the part of the text
     */
    default StringExpression substring(Expression<Integer> start, Expression<Integer> length) {
        return StringOf.call(SqlFunction.SUBSTRING, this, start, length);
    }

    /**
     * {@code substring(this, start)} in characters; a start below 1 counts as 1.
     *
     * @param start the first character, counted from 1
     * @return the rest of the text from there
     */
    default StringExpression substring(int start) {
        return substring(start, Integer.MAX_VALUE);
    }

    /**
     * {@code left(this, length)} in characters; a length below 0 counts as 0.
     *
     * @param length how many characters at most
     * @return the beginning of the text
     */
    default StringExpression left(int length) {
        return StringOf.call(SqlFunction.LEFT, this, Bind.of(SqlType.INTEGER, length));
    }

    /**
     * {@code right(this, length)} in characters; a length below 0 counts as 0.
     *
     * @param length how many characters at most
     * @return the end of the text
     */
    default StringExpression right(int length) {
        return StringOf.call(SqlFunction.RIGHT, this, Bind.of(SqlType.INTEGER, length));
    }

    /**
     * {@code replace(this, searched, replacement)}, wherever it stands; an empty text is found nowhere.
     *
     * @param searched what is replaced, taken as it is
     * @param replacement what stands in its place
     * @return the changed text
     */
    default StringExpression replace(String searched, String replacement) {
        return StringOf.call(
                SqlFunction.REPLACE, this, Bind.of(SqlType.TEXT, searched), Bind.of(SqlType.TEXT, replacement));
    }

    /**
     * {@code replace(this, searched, replacement)}, wherever it stands; an empty text is found nowhere.
     *
     * @param searched what is replaced, taken as it is
     * @param replacement what stands in its place
     * @return the changed text
     */
    default StringExpression replace(Expression<String> searched, Expression<String> replacement) {
        return StringOf.call(SqlFunction.REPLACE, this, searched, replacement);
    }

    /**
     * {@code lpad(this, length, fill)}: filled up at the beginning, or cut at the end, to so many characters.
     *
     * @param length how many characters; below 0 counts as 0
     * @param fill one character
     * @return a text of that length
     */
    default StringExpression lpad(int length, String fill) {
        return StringOf.call(SqlFunction.LPAD, this, Bind.of(SqlType.INTEGER, length), StringOf.fill(fill));
    }

    /**
     * {@code rpad(this, length, fill)}: filled up at the end, or cut at the end, to so many characters.
     *
     * @param length how many characters; below 0 counts as 0
     * @param fill one character
     * @return a text of that length
     */
    default StringExpression rpad(int length, String fill) {
        return StringOf.call(SqlFunction.RPAD, this, Bind.of(SqlType.INTEGER, length), StringOf.fill(fill));
    }

    /**
     * {@code repeat(this, times)}; below 1 gives an empty text.
     *
     * @param times how many times
     * @return the text so many times in a row
     */
    default StringExpression repeat(int times) {
        return StringOf.call(SqlFunction.REPEAT, this, Bind.of(SqlType.INTEGER, times));
    }

    /**
     * {@code position(text in this)}.
     *
     * @param text what is looked for, taken as it is
     * @return where it stands first, in characters from 1; 0 if it does not
     */
    default NumberExpression<Integer> position(String text) {
        return NumberOf.call(SqlFunction.POSITION, Integer.class, this, Bind.of(SqlType.TEXT, text));
    }

    /**
     * {@code position(text in this)}.
     *
     * @param text what is looked for, taken as it is
     * @return where it stands first, in characters from 1; 0 if it does not
     */
    default NumberExpression<Integer> position(Expression<String> text) {
        return NumberOf.call(SqlFunction.POSITION, Integer.class, this, text);
    }

    /**
     * {@code this LIKE pattern}, with a pattern that the statement calculates.
     *
     * @param pattern the pattern, as for {@link #like(String)}
     * @return the condition
     */
    default Condition like(Expression<String> pattern) {
        return new Like(this, pattern, false, false);
    }

    /**
     * {@code this LIKE pattern} without telling upper and lower case apart, with a pattern that the statement calculates.
     *
     * @param pattern the pattern, as for {@link #like(String)}
     * @return the condition
     */
    default Condition ilike(Expression<String> pattern) {
        return new Like(this, pattern, true, false);
    }

    /**
     * {@code this NOT LIKE pattern} without telling upper and lower case apart.
     *
     * @param pattern the pattern, as for {@link #like(String)}
     * @return the condition
     */
    default Condition notIlike(String pattern) {
        return new Like(this, Bind.of(this, pattern), true, true);
    }

    /**
     * Whether this begins with a text, without telling upper and lower case apart.
     *
     * @param text the text, taken as it is
     * @return the condition
     */
    default Condition startsWithIgnoreCase(String text) {
        return ilike(Like.escape(text) + "%");
    }

    /**
     * Whether this ends with a text, without telling upper and lower case apart.
     *
     * @param text the text, taken as it is
     * @return the condition
     */
    default Condition endsWithIgnoreCase(String text) {
        return ilike("%" + Like.escape(text));
    }

    /**
     * Whether this is a text, without telling upper and lower case apart.
     *
     * @param text the text, taken as it is
     * @return the condition
     */
    default Condition eqIgnoreCase(String text) {
        return ilike(Like.escape(text));
    }

    /**
     * {@code this COLLATE collation}: compared and ordered by its rules.
     *
     * @param collation the rules
     * @return the text under these rules
     */
    default StringExpression collate(Collation collation) {
        return new Collated(this, collation);
    }

    /**
     * Whether a regular expression is found in this, upper and lower case told apart. Each database has its own dialect of them; what all
     * know are characters, classes in brackets, {@code . ^ $ | * + ?}, groups, and counts in braces.
     *
     * @param regexp the regular expression
     * @return the condition
     */
    default Condition matches(String regexp) {
        return new IsTrue(
                Call.of(SqlFunction.REGEXP_MATCH, Boolean.class, List.of(this, Bind.of(SqlType.TEXT, regexp))));
    }

    /**
     * {@code regexp_replace}: this text with another one in every place where a regular expression is found. The same expressions mean the
     * same everywhere as for {@link #matches}.
     *
     * @param regexp the regular expression
     * @param replacement the other text; {@code $1} to {@code $9} stand for groups, {@code $0} for what was found, {@code $$} for a dollar
     * @return the changed text
     * @throws IllegalArgumentException if the replacement speaks of a group that there is not
     */
    default StringExpression regexpReplace(String regexp, String replacement) {
        return StringOf.call(
                SqlFunction.REGEXP_REPLACE,
                this,
                Bind.of(SqlType.TEXT, regexp),
                Bind.of(SqlType.TEXT, Replacement.checked(regexp, replacement)));
    }

    @Override
    default StringExpression nullIf(String value) {
        return new StringOf(Call.of(SqlFunction.NULLIF, javaType(), List.of(this, Bind.of(this, value))));
    }

    @Override
    default StringExpression as(String label) {
        return new StringOf(new Label<>(this, label));
    }
}
