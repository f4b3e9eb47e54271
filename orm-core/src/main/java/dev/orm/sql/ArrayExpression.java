package dev.orm.sql;

import dev.orm.sql.node.ArrayCondition;
import dev.orm.sql.node.ArrayElement;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.SqlFunction;
import java.util.Collection;

/**
 * An expression whose value is an array of the database, such as an attribute of type {@code List<String>} that is no association:
 *
 * <pre>{@code
 * select(post).from(post).where(post.tags.contains("java").and(post.tags.get(0).ne("draft")))
 * }</pre>
 *
 * <p>Where the array is SQL {@code NULL}, so is everything that is asked of it. An element that is SQL {@code NULL} counts in
 * {@link #length()}, but no value equals it. What is asked of an array may stand as one value of a comparison, too:
 * {@code value.eq(any(post.tags))}. {@link Sql#unnest(ArrayExpression)} makes rows of the elements.
 *
 * @param <T> the Java type of the array, a list or a Java array
 * @param <E> the Java type of its elements
 */
public interface ArrayExpression<T, E> extends Expression<T> {

    /**
     * Returns the Java type of the elements.
     *
     * @return its class
     */
    Class<E> elementType();

    /**
     * Whether an element equals a value; {@code array @> ARRAY[value]} of PostgreSQL.
     *
     * @param value the value, not null
     * @return the condition; SQL {@code NULL} of an array that is
     */
    default Condition contains(E value) {
        return contains(Bind.of(get(0), value));
    }

    /**
     * Whether an element equals the value of an expression; not true where that is SQL {@code NULL}.
     *
     * @param value the value
     * @return the condition; SQL {@code NULL} of an array that is
     */
    default Condition contains(Expression<E> value) {
        return new ArrayCondition(ArrayCondition.Kind.CONTAINS, this, value);
    }

    /**
     * Whether each of several values equals an element; {@code @>} of PostgreSQL. True of no values.
     *
     * @param values the values, none of them null; they travel as one parameter
     * @return the condition; SQL {@code NULL} of an array that is
     */
    default Condition containsAll(Collection<? extends E> values) {
        return new ArrayCondition(ArrayCondition.Kind.CONTAINS_ALL, this, BindList.of(get(0), values));
    }

    /**
     * Whether each element of another array equals one of this; {@code @>} of PostgreSQL. Not true where one of the other is SQL
     * {@code NULL}.
     *
     * @param other the other array
     * @return the condition; SQL {@code NULL} if one of the arrays is
     */
    default Condition containsAll(ArrayExpression<?, E> other) {
        return new ArrayCondition(ArrayCondition.Kind.CONTAINS_ALL, this, other);
    }

    /**
     * Whether one of several values equals an element; {@code &&} of PostgreSQL. Not true of no values.
     *
     * @param values the values, none of them null; they travel as one parameter
     * @return the condition; SQL {@code NULL} of an array that is
     */
    default Condition overlaps(Collection<? extends E> values) {
        return new ArrayCondition(ArrayCondition.Kind.OVERLAPS, this, BindList.of(get(0), values));
    }

    /**
     * Whether an element of another array equals one of this; {@code &&} of PostgreSQL.
     *
     * @param other the other array
     * @return the condition; SQL {@code NULL} if one of the arrays is
     */
    default Condition overlaps(ArrayExpression<?, E> other) {
        return new ArrayCondition(ArrayCondition.Kind.OVERLAPS, this, other);
    }

    /**
     * The element at a place. {@link Sql#string}, {@link Sql#number} and {@link Sql#temporal} give it the methods of its type.
     *
     * @param index the place, from 0 as in Java; it belongs to the structure of the statement
     * @return the element; SQL {@code NULL} if there is none
     * @throws IllegalArgumentException if the index is negative
     */
    default ComparableExpression<E> get(int index) {
        return new ArrayElement<>(this, index, elementType());
    }

    /**
     * {@code cardinality(array)}: the number of elements, those included that are SQL {@code NULL}.
     *
     * @return the number, 0 of an empty array
     */
    default NumberExpression<Integer> length() {
        return NumberOf.call(SqlFunction.ARRAY_LENGTH, Integer.class, this);
    }
}
