package dev.orm.sql;

import dev.orm.schema.Column;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.FromItemVisitor;
import dev.orm.sql.node.Rewriter;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function that gives rows of one column, as a table: {@code FROM generate_series(1, 10) AS alias}. Immutable.
 *
 * @param <T> the Java type of the column
 */
public final class TableFunction<T> extends RowSource {

    private final Kind kind;
    private final Column<T> column;
    private final List<Expression<?>> arguments;

    TableFunction(Kind kind, String alias, SqlType<T> type, List<Expression<?>> arguments) {
        this(kind, alias, new Column<>("value", type, false), arguments);
    }

    private TableFunction(Kind kind, String alias, Column<T> column, List<Expression<?>> arguments) {
        super(alias);
        this.kind = kind;
        this.column = column;
        this.arguments = List.copyOf(arguments);
    }

    /**
     * The values of a list as a table, under the alias {@code list}.
     *
     * @param type how each is sent
     * @param values the values
     * @param <T> the Java type of the values
     * @return the table
     */
    public static <T> TableFunction<T> unnest(SqlType<T> type, BindList values) {
        return new TableFunction<>(Kind.UNNEST, "list", type, List.of(values));
    }

    /** The functions; a dialect knows how each is spelled. */
    public enum Kind {
        /** Whole numbers from one to another. */
        SERIES,
        /** The values of a list, which travels as one parameter. */
        UNNEST
    }

    /**
     * Puts the function under an alias.
     *
     * @param alias the alias, unquoted
     * @return the same rows under the alias
     */
    public TableFunction<T> as(String alias) {
        return new TableFunction<>(kind, alias, column, arguments);
    }

    /**
     * Returns the only column.
     *
     * @return the expression
     */
    public ColumnRef<T> value() {
        return new ColumnRef<>(alias(), column);
    }

    /**
     * Returns which function it is.
     *
     * @return its kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns what the function is called with.
     *
     * @return the arguments
     */
    public List<Expression<?>> arguments() {
        return arguments;
    }

    @Override
    public List<Selectable<?>> items() {
        return List.of(value());
    }

    @Override
    public List<String> names() {
        return List.of(column.name());
    }

    @Override
    public <R> R accept(FromItemVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public TableFunction<T> rewritten(Rewriter rewriter) {
        return new TableFunction<>(kind, alias(), column, rewriter.rewriteAll(arguments));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        for (Expression<?> argument : arguments) {
            binds.collect(argument);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TableFunction<?> that
                && kind == that.kind
                && alias().equals(that.alias())
                && column.equals(that.column)
                && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, alias(), arguments);
    }

    @Override
    public String toString() {
        return alias();
    }
}
