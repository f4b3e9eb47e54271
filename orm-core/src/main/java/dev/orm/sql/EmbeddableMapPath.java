package dev.orm.sql;

import dev.orm.sql.node.Absent;
import dev.orm.sql.node.Membership;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A map to objects of an embeddable class in a statement: {@code product.prices}, where {@code prices} is an {@code @ElementCollection} such as
 * {@code Map<String, Price>}.
 *
 * @param <K> the Java type of a key
 * @param <V> the embeddable class
 * @param <X> a key in an expression
 * @param <Q> the path of a value
 */
public final class EmbeddableMapPath<K, V, X extends Expression<K>, Q extends EntityPath<V>> extends ValuesPath<V> {

    private final BiFunction<EntityPath<?>, String, X> key;
    private final Function<String, Q> path;

    EmbeddableMapPath(
            EntityPath<?> owner,
            String attribute,
            Class<V> type,
            BiFunction<EntityPath<?>, String, X> key,
            Function<String, Q> path) {
        super(owner, attribute, type);
        this.key = key;
        this.path = path;
    }

    /**
     * Makes the path by which a query that joins the map calls a value.
     *
     * @param alias its alias, unquoted
     * @return the path
     */
    public Q element(String alias) {
        return path.apply(alias);
    }

    /**
     * Names the key of a value that a query joins.
     *
     * @param element the path of the value, of {@link #element}
     * @return its key
     */
    public X key(Q element) {
        return key.apply(element, MapPath.KEY);
    }

    /**
     * Whether the map holds a key.
     *
     * @param wanted the key
     * @return the condition, a correlated {@code EXISTS}
     */
    public Condition containsKey(K wanted) {
        return any((name, value) -> name.eq(wanted));
    }

    /**
     * Whether the map holds an entry for which a condition is true: {@code product.prices.any((currency, price) ->
     * currency.eq("EUR").and(price.amount.lt(ten)))}.
     *
     * @param condition makes the condition of a key and its value; absent for any entry
     * @return the condition, a correlated {@code EXISTS}
     */
    public Condition any(BiFunction<? super X, ? super Q, ? extends Condition> condition) {
        Q row = element(alias());
        Condition where = condition.apply(key(row), row);
        return new Membership(this, row, Absent.is(where) ? null : where);
    }

    /**
     * Whether the map holds no entry for which a condition is true.
     *
     * @param condition makes the condition of a key and its value; absent for any entry
     * @return the condition
     */
    public Condition none(BiFunction<? super X, ? super Q, ? extends Condition> condition) {
        return any(condition).not();
    }
}
