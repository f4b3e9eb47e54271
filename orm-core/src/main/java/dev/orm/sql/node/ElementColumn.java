package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.ElementTable;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column of an {@link ElementTable}.
 *
 * @param alias the alias of the table, unquoted
 * @param part which column
 * @param element one of the elements; only its type matters here
 * @param javaType the Java type of the column
 * @param <T> that type
 */
public record ElementColumn<T>(String alias, Part part, Expression<?> element, Class<T> javaType)
        implements ComparableExpression<T> {

    /** The columns. */
    public enum Part {
        /** The element. */
        VALUE,
        /** Its place, from 1. */
        ORDINALITY
    }

    /**
     * Returns what the column is called.
     *
     * @return its name, unquoted
     */
    public String name() {
        return part == Part.VALUE ? ElementTable.VALUE : ElementTable.ORDINALITY;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return new ElementColumn<>(alias, part, rewriter.rewrite(element), javaType);
    }

    @Override
    public @Nullable SqlType<?> sqlType() {
        return part == Part.ORDINALITY ? SqlType.BIGINT : element.sqlType();
    }

    /** Nothing: the values belong to the table, not to the column. */
    @Override
    public void collectBinds(BindCollector binds) {}
}
