package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column of rows that the statement makes by itself, such as a derived table.
 *
 * @param alias alias of the rows, unquoted
 * @param name name of the column, unquoted
 * @param selected what the column holds, as it was selected there; only its type matters here
 * @param <T> the Java type of its values
 */
public record DerivedColumn<T>(String alias, String name, Expression<T> selected) implements Expression<T> {

    /** Looks through columns of columns, whose type is that of the innermost. */
    public DerivedColumn {
        selected = selected instanceof DerivedColumn<T> inner ? inner.selected : selected;
    }

    @Override
    public Class<T> javaType() {
        return selected.javaType();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    /** Itself: what was selected is rewritten where it is selected. */
    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return this;
    }

    @Override
    public @Nullable SqlType<?> sqlType() {
        return selected.sqlType();
    }

    /**
     * Returns the same column, which holds on to nothing of what was selected.
     *
     * @return the column
     */
    public DerivedColumn<T> withoutValues() {
        return new DerivedColumn<>(alias, name, Bind.assigned(this, null));
    }

    /** What was selected follows from the rows, which are compared where they are read from. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof DerivedColumn<?> that
                        && alias.equals(that.alias)
                        && name.equals(that.name)
                        && javaType() == that.javaType();
    }

    @Override
    public int hashCode() {
        return alias.hashCode() * 31 + name.hashCode();
    }

    /** Nothing: the values belong to the rows, not to the column. */
    @Override
    public void collectBinds(BindCollector binds) {}

    @Override
    public String toString() {
        return alias + "." + name;
    }
}
