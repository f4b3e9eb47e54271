package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Param;
import dev.orm.sql.node.Rewriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts values in the places of named parameters. */
final class NamedValues extends Rewriter {

    private final Map<String, ? extends @Nullable Object> values;
    private final Map<String, Bind<?>> binds = new LinkedHashMap<>();
    private final Set<String> left;

    private NamedValues(Map<String, ? extends @Nullable Object> values) {
        this.values = values;
        this.left = new LinkedHashSet<>(values.keySet());
    }

    static Statement put(Statement statement, Map<String, ? extends @Nullable Object> values) {
        // Refuses what is nested too deep for a rewriter.
        statement.collectBinds(new BindCollector());
        NamedValues rewriter = new NamedValues(values);
        Statement rewritten = statement.rewritten(rewriter);
        if (!rewriter.left.isEmpty()) {
            throw new IllegalArgumentException("The statement has no parameter \""
                    + rewriter.left.iterator().next() + "\". Name it with param(name, type) where its value belongs.");
        }
        return rewritten;
    }

    @Override
    protected Expression<?> replace(Expression<?> node) {
        return node instanceof Param<?> param ? bind(param) : super.replace(node);
    }

    private <T> Bind<?> bind(Param<T> param) {
        if (!values.containsKey(param.name())) {
            throw param.withoutValue();
        }
        left.remove(param.name());
        T value = param.checked(values.get(param.name()));
        return binds.computeIfAbsent(param.name(), name -> Bind.of(param.type().unbounded(), value));
    }
}
