package dev.orm.sql;

import dev.orm.sql.node.Rewriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement that returns rows.
 *
 * @param <T> what a row becomes
 */
public sealed interface RowStatement<T> extends Statement permits QueryExpression, Returning {

    /**
     * Returns what is returned and what is made of it.
     *
     * @return the projection
     */
    Projection<T> projection();

    @Override
    @SuppressWarnings("unchecked")
    default RowStatement<T> withValues(Map<String, ? extends @Nullable Object> values) {
        return (RowStatement<T>) NamedValues.put(this, values);
    }

    @Override
    RowStatement<T> rewritten(Rewriter rewriter);
}
