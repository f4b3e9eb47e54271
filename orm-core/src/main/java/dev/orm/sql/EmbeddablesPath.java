package dev.orm.sql;

import dev.orm.sql.node.Absent;
import dev.orm.sql.node.Membership;
import java.util.function.Function;

/**
 * A collection of objects of an embeddable class in a statement: {@code user.addresses}, where {@code addresses} is an
 * {@code @ElementCollection}. Conditions name the attributes of an element, {@code user.addresses.any(address -> address.city.eq("Bern"))}; a
 * join has a row for each: {@code join(user.addresses, address)}, where {@code address} is {@code user.addresses.element("address")}.
 *
 * @param <T> the embeddable class
 * @param <Q> the path of an element
 */
public final class EmbeddablesPath<T, Q extends EntityPath<T>> extends ValuesPath<T> {

    private final Function<String, Q> path;

    EmbeddablesPath(EntityPath<?> owner, String attribute, Class<T> type, Function<String, Q> path) {
        super(owner, attribute, type);
        this.path = path;
    }

    /**
     * Makes the path by which a query that joins the collection calls an element.
     *
     * @param alias its alias, unquoted
     * @return the path
     */
    public Q element(String alias) {
        return path.apply(alias);
    }

    /**
     * Whether the collection holds an element for which a condition is true.
     *
     * @param condition makes the condition of an element; absent for any element
     * @return the condition, a correlated {@code EXISTS}
     */
    public Condition any(Function<? super Q, ? extends Condition> condition) {
        Q row = element(alias());
        Condition where = condition.apply(row);
        return new Membership(this, row, Absent.is(where) ? null : where);
    }

    /**
     * Whether the collection holds no element for which a condition is true.
     *
     * @param condition makes the condition of an element; absent for any element
     * @return the condition
     */
    public Condition none(Function<? super Q, ? extends Condition> condition) {
        return any(condition).not();
    }
}
