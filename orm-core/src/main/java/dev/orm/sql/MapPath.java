package dev.orm.sql;

import dev.orm.sql.node.Absent;
import dev.orm.sql.node.Membership;
import java.util.function.BiFunction;

/**
 * A map of values in a statement: {@code product.prices}, where {@code prices} is an {@code @ElementCollection}.
 *
 * @param <K> the Java type of a key
 * @param <V> the Java type of a value
 * @param <KX> a key in an expression
 * @param <VX> a value in an expression
 */
public final class MapPath<K, V, KX extends Expression<K>, VX extends Expression<V>> extends ValuesPath<V> {

    /** What a key is called inside of a condition. */
    public static final String KEY = "key";

    private final BiFunction<EntityPath<?>, String, KX> key;
    private final BiFunction<EntityPath<?>, String, VX> value;

    MapPath(
            EntityPath<?> owner,
            String attribute,
            Class<V> type,
            BiFunction<EntityPath<?>, String, KX> key,
            BiFunction<EntityPath<?>, String, VX> value) {
        super(owner, attribute, type);
        this.key = key;
        this.value = value;
    }

    /**
     * Whether the map holds a key.
     *
     * @param wanted the key
     * @return the condition, a correlated {@code EXISTS}
     */
    public Condition containsKey(K wanted) {
        return any((name, content) -> name.eq(wanted));
    }

    /**
     * Whether the map holds a value under whatever key.
     *
     * @param wanted the value
     * @return the condition, a correlated {@code EXISTS}
     */
    public Condition containsValue(V wanted) {
        return any((name, content) -> content.eq(wanted));
    }

    /**
     * Whether the map holds an entry for which a condition is true: {@code product.prices.any((currency, price) ->
     * currency.eq("EUR").and(price.lt(ten)))}.
     *
     * @param condition makes the condition of a key and its value; absent for any entry
     * @return the condition, a correlated {@code EXISTS}
     */
    public Condition any(BiFunction<? super KX, ? super VX, ? extends Condition> condition) {
        EntityPath<V> row = row();
        Condition where = condition.apply(key.apply(row, KEY), value.apply(row, VALUE));
        return new Membership(this, row, Absent.is(where) ? null : where);
    }

    /**
     * Whether the map holds no entry for which a condition is true.
     *
     * @param condition makes the condition of a key and its value; absent for any entry
     * @return the condition
     */
    public Condition none(BiFunction<? super KX, ? super VX, ? extends Condition> condition) {
        return any(condition).not();
    }
}
