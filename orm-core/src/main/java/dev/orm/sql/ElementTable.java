package dev.orm.sql;

import dev.orm.sql.node.ElementColumn;
import dev.orm.sql.node.FromItemVisitor;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.Rewriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an array or of JSON as a table, made by {@link Sql#unnest(ArrayExpression)} and {@link Sql#jsonElements}. It sees the
 * tables that stand before it in {@code FROM}, as if it were lateral, and those of the statements around:
 *
 * <pre>{@code
 * ElementTable<String> tag = unnest(post.tags).as("tag");
 * select(post.title, tag.value()).from(post).crossJoin(tag).orderBy(post.id.asc(), tag.ordinality().asc())
 * }</pre>
 *
 * @param <E> the Java type of the elements
 */
public final class ElementTable<E> implements FromItem {

    /** The name of the column of elements. */
    public static final String VALUE = "value";

    /** The name of the column of their places. */
    public static final String ORDINALITY = "ordinality";

    private final String alias;
    private final Expression<?> whole;
    private final Expression<E> element;

    ElementTable(String alias, Expression<?> whole, Expression<E> element) {
        this.alias = alias;
        this.whole = whole;
        this.element = element;
    }

    /**
     * Puts the table under an alias.
     *
     * @param other the alias, unquoted
     * @return the same rows under the alias
     */
    public ElementTable<E> as(String other) {
        return new ElementTable<>(other, whole, element);
    }

    /**
     * Returns the element. {@link Sql#string}, {@link Sql#number}, {@link Sql#temporal} and {@link Sql#json} give it the methods of its
     * type.
     *
     * @return the expression
     */
    public ComparableExpression<E> value() {
        return new ElementColumn<>(alias, ElementColumn.Part.VALUE, element, element.javaType());
    }

    /**
     * Returns the place of the element, from 1: {@code WITH ORDINALITY} counts as SQL does.
     *
     * @return the expression
     */
    public NumberExpression<Long> ordinality() {
        return new NumberOf<>(new ElementColumn<>(alias, ElementColumn.Part.ORDINALITY, element, Long.class));
    }

    /**
     * Returns what has the elements.
     *
     * @return an array, or JSON
     */
    public Expression<?> whole() {
        return whole;
    }

    /**
     * Returns one of the elements, for its type.
     *
     * @return the expression
     */
    public Expression<E> element() {
        return element;
    }

    @Override
    public String alias() {
        return alias;
    }

    @Override
    public <R> R accept(FromItemVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public ElementTable<E> rewritten(Rewriter rewriter) {
        return new ElementTable<>(alias, rewriter.rewrite(whole), rewriter.rewrite(element));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(whole);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ElementTable<?> that
                && alias.equals(that.alias)
                && whole.equals(that.whole)
                && element.equals(that.element);
    }

    @Override
    public int hashCode() {
        return Objects.hash(alias, whole);
    }

    @Override
    public String toString() {
        return alias;
    }
}
