package dev.orm.sql;

import dev.orm.sql.node.Rewriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement: an immutable value that says what is wanted. Two statements that differ only in their bind values, in the size
 * of an {@code IN} list or in the numbers of {@code LIMIT} and {@code OFFSET} are equal.
 */
public sealed interface Statement permits RowStatement, Change {

    /**
     * Hands every bind value inside to a collector, in an order that depends on the structure only.
     *
     * @param binds takes the values
     */
    void collectBinds(BindCollector binds);

    /**
     * Copies the statement with its parts rewritten.
     *
     * @param rewriter says what stands in the place of each part
     * @return the copy
     */
    Statement rewritten(Rewriter rewriter);

    /**
     * Gives the named parameters of the statement their values.
     *
     * @param values the values by name; null is SQL {@code NULL}
     * @return the statement to run; this one can be given others
     * @throws IllegalArgumentException if a parameter has no value or one of another class, or a value has no parameter
     */
    default Statement withValues(Map<String, ? extends @Nullable Object> values) {
        return NamedValues.put(this, values);
    }
}
