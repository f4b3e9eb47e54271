package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text of SQL and what stands for its names.
 *
 * @param text the text
 * @param names its names, each once
 * @param values what stands for each name, in the same order; null while nothing does
 */
public record TextParts(NamedText text, List<String> names, List<@Nullable Expression<?>> values) {

    /** Copies the lists. */
    public TextParts {
        names = List.copyOf(names);
        values = java.util.Collections.unmodifiableList(new ArrayList<>(values));
    }

    /**
     * Takes a text for whose names nothing stands yet.
     *
     * @param text the text
     * @return the parts
     */
    public static TextParts of(NamedText text) {
        List<String> names = List.copyOf(new LinkedHashSet<>(text.names()));
        return new TextParts(text, names, Arrays.asList(new Expression<?>[names.size()]));
    }

    /**
     * Puts an expression in the place of a name.
     *
     * @param name the name, without the colon
     * @param value the expression
     * @return the changed parts
     * @throws IllegalArgumentException if the text has no such name
     */
    public TextParts with(String name, Expression<?> value) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("The text has no parameter :" + name + "; it has " + names + ".");
        }
        List<@Nullable Expression<?>> changed = new ArrayList<>(values);
        changed.set(place, value);
        return new TextParts(text, names, changed);
    }

    /**
     * Returns what stands for a name.
     *
     * @param name the name
     * @return the expression
     * @throws IllegalArgumentException if nothing stands for it
     */
    public Expression<?> value(String name) {
        Expression<?> value = values.get(names.indexOf(name));
        if (value == null) {
            throw new IllegalArgumentException("The parameter :" + name + " of a SQL text was not set. Call bind(\""
                    + name + "\", …) for a value or with(\"" + name + "\", …) for an expression.");
        }
        return value;
    }

    /**
     * Copies the parts with their expressions rewritten.
     *
     * @param rewriter says what stands in the place of each
     * @return the copy
     */
    public TextParts rewritten(Rewriter rewriter) {
        List<@Nullable Expression<?>> changed = new ArrayList<>();
        for (Expression<?> value : values) {
            changed.add(value == null ? null : rewriter.rewrite(value));
        }
        return new TextParts(text, names, changed);
    }

    /**
     * Hands every bind value inside to a collector.
     *
     * @param binds takes the values
     */
    public void collectBinds(BindCollector binds) {
        for (Expression<?> value : values) {
            if (value != null) {
                binds.collect(value);
            }
        }
    }
}
