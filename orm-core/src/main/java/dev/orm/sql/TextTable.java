package dev.orm.sql;

import dev.orm.schema.Column;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.FromItemVisitor;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.TextParts;
import dev.orm.type.SqlType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A query in the database's own SQL as a table with typed columns, made by {@link Sql#unsafeSelect}; SQLAlchemy's {@code TextualSelect}.
 * Immutable. It joins, is read by queries of any form, and so becomes a derived table or the body of a common table expression:
 *
 * <pre>{@code
 * TextTable adults = unsafeSelect("select id, name from users where age >= :age", ID, NAME).bind("age", 18).as("adults");
 * select(adults.column(NAME), count(post.id)).from(adults).join(post, post.author().id.eq(adults.column(ID)))
 * }</pre>
 */
public final class TextTable extends RowSource {

    private final TextParts parts;
    private final List<Column<?>> columns;

    TextTable(String alias, TextParts parts, List<Column<?>> columns) {
        super(alias);
        this.parts = parts;
        this.columns = List.copyOf(columns);
        if (new HashSet<>(names()).size() < columns.size()) {
            throw new IllegalArgumentException("Two columns of a query have the same name in " + names()
                    + ". They are named in the order in which the query selects them, so give each a name of its own.");
        }
    }

    private TextTable with(TextParts changed) {
        return new TextTable(alias(), changed, columns);
    }

    /**
     * Sets a parameter to a value, which is sent beside the statement.
     *
     * @param name its name, without the colon
     * @param value the value; for SQL {@code NULL} see {@link #bind(String, SqlType, Object)}
     * @return the changed table
     * @throws IllegalArgumentException if the text has no such parameter, or the value is of no type that a database knows
     */
    public TextTable bind(String name, Object value) {
        return with(parts.with(name, Texts.value(name, value)));
    }

    /**
     * Sets a parameter to a value of a stated type.
     *
     * @param name its name, without the colon
     * @param valueType how the value is sent
     * @param value the value, null for SQL {@code NULL}
     * @param <V> the Java type of the value
     * @return the changed table
     * @throws IllegalArgumentException if the text has no such parameter
     */
    public <V> TextTable bind(String name, SqlType<V> valueType, @Nullable V value) {
        return with(parts.with(name, Texts.value(valueType, value)));
    }

    /**
     * Sets a parameter that stands for an {@code IN} list: {@code in (:ids)}. The values travel as one parameter.
     *
     * @param name its name, without the colon
     * @param values its values, all of one class; for a list that may be empty see {@link #bindList(String, SqlType, Collection)}
     * @return the changed table
     * @throws IllegalArgumentException if the text has no such parameter, there is no value, or one is null or of no type that a database
     *     knows
     */
    public TextTable bindList(String name, Collection<?> values) {
        return with(parts.with(name, Texts.list(name, values)));
    }

    /**
     * Sets a parameter that stands for an {@code IN} list of values of a stated type: {@code in (:ids)}. The values travel as one
     * parameter; in an empty list there is nothing, and {@code NOT IN} such a list is everything.
     *
     * @param name its name, without the colon
     * @param valueType how each value is sent
     * @param values its values
     * @param <V> the Java type of the values
     * @return the changed table
     * @throws IllegalArgumentException if the text has no such parameter, or a value is null
     */
    public <V> TextTable bindList(String name, SqlType<V> valueType, Collection<? extends V> values) {
        return with(parts.with(name, Texts.list(valueType, values)));
    }

    /**
     * Puts an expression, such as a subquery, in the place of a parameter.
     *
     * @param name its name, without the colon
     * @param expression the expression
     * @return the changed table
     * @throws IllegalArgumentException if the text has no such parameter
     */
    public TextTable with(String name, Expression<?> expression) {
        return with(parts.with(name, expression));
    }

    /**
     * Puts the query under an alias.
     *
     * @param alias the alias, unquoted
     * @return the same rows under the alias
     */
    public TextTable as(String alias) {
        return new TextTable(alias, parts, columns);
    }

    /**
     * Returns a column.
     *
     * @param column one of the columns that the table was made with
     * @param <T> the Java type of its values
     * @return the expression
     */
    public <T> ColumnRef<T> column(Column<T> column) {
        return new ColumnRef<>(alias(), column);
    }

    /**
     * Selects all columns.
     *
     * @return the query, whose order is to be said by {@code orderBy}: an order inside of the text is lost on some databases
     */
    public Select<Row> select() {
        return Selects.select(Projection.row(items())).from(this);
    }

    /**
     * Returns the text and what stands for its names, for layers that rewrite or write it.
     *
     * @return the parts
     */
    public TextParts parts() {
        return parts;
    }

    @Override
    public List<Selectable<?>> items() {
        return columns.stream().<Selectable<?>>map(this::column).toList();
    }

    @Override
    public List<String> names() {
        return columns.stream().<String>map(Column::name).toList();
    }

    @Override
    public <R> R accept(FromItemVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public TextTable rewritten(Rewriter rewriter) {
        return with(parts.rewritten(rewriter));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        parts.collectBinds(binds);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextTable that
                && alias().equals(that.alias())
                && columns.equals(that.columns)
                && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(alias(), columns, parts.text());
    }

    @Override
    public String toString() {
        return alias();
    }
}
