package dev.orm.sql;

import dev.orm.sql.node.Absent;
import dev.orm.sql.node.Membership;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A collection of values in a statement: {@code user.roles}, where {@code roles} is an {@code @ElementCollection}.
 *
 * @param <T> the Java type of a value
 * @param <X> a value in an expression
 */
public final class ElementsPath<T, X extends Expression<T>> extends ValuesPath<T> {

    private final BiFunction<EntityPath<?>, String, X> value;

    ElementsPath(EntityPath<?> owner, String attribute, Class<T> type, BiFunction<EntityPath<?>, String, X> value) {
        super(owner, attribute, type);
        this.value = value;
    }

    /**
     * Whether the collection holds a value.
     *
     * @param element the value
     * @return the condition, a correlated {@code EXISTS}
     */
    public Condition contains(T element) {
        return any(value -> value.eq(element));
    }

    /**
     * Whether the collection holds a value for which a condition is true: {@code user.phones.any(phone -> phone.startsWith("0"))}.
     *
     * @param condition makes the condition of a value; absent for any value
     * @return the condition, a correlated {@code EXISTS}
     */
    public Condition any(Function<? super X, ? extends Condition> condition) {
        EntityPath<T> row = row();
        Condition where = condition.apply(value.apply(row, VALUE));
        return new Membership(this, row, Absent.is(where) ? null : where);
    }

    /**
     * Whether the collection holds no value for which a condition is true.
     *
     * @param condition makes the condition of a value; absent for any value
     * @return the condition
     */
    public Condition none(Function<? super X, ? extends Condition> condition) {
        return any(condition).not();
    }
}
