package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of an {@code IN} list. They travel as one parameter, so neither they nor their number are part of the
 * statement's structure.
 */
public final class BindList implements Expression<Object> {

    private final Collection<?> values;
    private final Class<?> elementType;
    private final @Nullable SqlType<?> type;

    private final Bind.@Nullable Derivation derivation;

    private BindList(
            Collection<?> values,
            Class<?> elementType,
            @Nullable SqlType<?> type,
            Bind.@Nullable Derivation derivation) {
        this.values = values;
        this.elementType = elementType;
        this.type = type;
        this.derivation = derivation;
    }

    /**
     * Binds values each of which is made, at each execution, of one element of another node's list.
     *
     * @param type how each value is stored
     * @param derivation how each is made
     * @return the list
     */
    public static BindList derived(SqlType<?> type, Bind.Derivation derivation) {
        return new BindList(Collections.emptyList(), type.javaType(), type, derivation);
    }

    /**
     * Binds rows each of which is made, at each execution, of one element of another node's list.
     *
     * @param derivation how each is made: a list of values, stored like the expressions that they are compared with
     * @return the list
     */
    public static BindList derivedRows(Bind.Derivation derivation) {
        return new BindList(Collections.emptyList(), List.class, null, derivation);
    }

    /**
     * Returns how each value is made of an element of another node's list.
     *
     * @return how, or null if the values are this node's own
     */
    public Bind.@Nullable Derivation derivation() {
        return derivation;
    }

    /**
     * Binds values that stand beside an expression and are stored like it.
     *
     * @param beside the expression whose type they take
     * @param values the values
     * @return the list
     * @throws IllegalArgumentException if one of the values is null
     */
    public static BindList of(Expression<?> beside, Collection<?> values) {
        if (values == null) {
            throw new IllegalArgumentException("The values of an IN list beside " + beside
                    + " are null. Give an empty collection for none, or leave the condition out by ifPresent(…).");
        }
        Collection<?> copy = Collections.unmodifiableCollection(new ArrayList<>(values));
        for (Object value : copy) {
            if (value == null) {
                throw new IllegalArgumentException(
                        "An IN list holds null, which matches nothing in SQL. Leave it out, and add" + " .or(" + beside
                                + ".isNull()) where missing values are wanted.");
            }
        }
        return new BindList(copy, beside.javaType(), null, null);
    }

    /**
     * Binds values of a stated type.
     *
     * @param type how each is stored
     * @param values the values, none of them null
     * @return the list
     * @throws IllegalArgumentException if one of the values is null
     */
    public static BindList of(SqlType<?> type, Collection<?> values) {
        for (Object value : values) {
            if (value == null) {
                throw new IllegalArgumentException("A list of values of type " + type
                        + " holds null. Leave it out: the list is a table of values.");
            }
        }
        return new BindList(values, type.javaType(), type, null);
    }

    /**
     * Binds rows, each a list of values that are stored like the expressions that they are compared with.
     *
     * @param rows the rows, none of them and none of their values null
     * @return the list
     */
    public static BindList ofRows(Collection<? extends List<?>> rows) {
        return new BindList(rows, List.class, null, null);
    }

    /**
     * Returns an equal list that holds no values.
     *
     * @return the list
     */
    public BindList withoutValues() {
        return new BindList(Collections.emptyList(), elementType, type, null);
    }

    /**
     * Returns the values.
     *
     * @return all values
     */
    public Collection<?> values() {
        return values;
    }

    /**
     * Returns how each value is stored.
     *
     * @return the type, or null when it is that of the expression beside the list
     */
    @Override
    public @Nullable SqlType<?> sqlType() {
        return type;
    }

    @Override
    public Class<Object> javaType() {
        return Object.class;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<Object> rewritten(Rewriter rewriter) {
        return this;
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.add(this, values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof BindList that
                        && elementType == that.elementType
                        && (type == null ? that.type == null : type.equals(that.type));
    }

    @Override
    public int hashCode() {
        return elementType.hashCode() + 1;
    }

    @Override
    public String toString() {
        return "(?)";
    }
}
