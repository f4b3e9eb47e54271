package dev.orm.sql;

import dev.orm.sql.node.Absent;
import dev.orm.sql.node.Constant;
import dev.orm.sql.node.Junction;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The words that join conditions; users find them in {@link Sql}. */
abstract class Conditions extends Statements {

    Conditions() {}

    /**
     * A condition that is there only if its value is: {@code where(ifPresent(name, user.name::containsIgnoreCase),
     * ifPresent(minAge, user.age::ge))}. Without a value the condition is <em>absent</em>: {@code where}, {@code having},
     * {@code and}, {@code or}, {@code not}, {@code allOf} and {@code anyOf} leave it out, as if it had not been written. It is no
     * {@code true}: {@code not} of an absent condition is absent too.
     *
     * @param value the value, or null; an empty text or an empty collection is a value, see {@link #onlyIf}
     * @param condition makes the condition of a value
     * @param <V> the Java type of the value
     * @return the condition, or the absent one
     */
    public static <V> Condition ifPresent(@Nullable V value, Function<? super V, ? extends Condition> condition) {
        return value == null ? Absent.CONDITION : condition.apply(value);
    }

    /**
     * A condition that is there only if it is wanted: {@code onlyIf(activeOnly, user.active.isTrue())}.
     *
     * @param wanted whether it is
     * @param condition the condition
     * @return the condition, or an absent one as for {@link #ifPresent}
     */
    public static Condition onlyIf(boolean wanted, Condition condition) {
        return wanted ? condition : Absent.CONDITION;
    }

    /**
     * Conditions joined by {@code AND}; SQLAlchemy's {@code and_}.
     *
     * @param conditions the conditions, of which the absent are left out
     * @return a condition that is true where all are; absent if all are; true for every row if there are none at all
     */
    public static Condition allOf(Collection<? extends Condition> conditions) {
        return joined(true, conditions);
    }

    /**
     * Conditions joined by {@code AND}.
     *
     * @param conditions the conditions, as for {@link #allOf(Collection)}
     * @return a condition that is true where all are
     */
    public static Condition allOf(Condition... conditions) {
        return joined(true, List.of(conditions));
    }

    /**
     * Conditions joined by {@code OR}; SQLAlchemy's {@code or_}.
     *
     * @param conditions the conditions, of which the absent are left out
     * @return a condition that is true where any is; absent if all are; false for every row if there are none at all
     */
    public static Condition anyOf(Collection<? extends Condition> conditions) {
        return joined(false, conditions);
    }

    /**
     * Conditions joined by {@code OR}.
     *
     * @param conditions the conditions, as for {@link #anyOf(Collection)}
     * @return a condition that is true where any is
     */
    public static Condition anyOf(Condition... conditions) {
        return joined(false, List.of(conditions));
    }

    /**
     * A condition that is true for every row.
     *
     * @return the condition
     */
    public static Condition trueCondition() {
        return Constant.TRUE;
    }

    /**
     * A condition that is false for every row.
     *
     * @return the condition
     */
    public static Condition falseCondition() {
        return Constant.FALSE;
    }

    /** No condition at all is what logic says; conditions that are all absent are one that is absent. */
    private static Condition joined(boolean conjunction, Collection<? extends Condition> conditions) {
        if (conditions.isEmpty()) {
            return conjunction ? Constant.TRUE : Constant.FALSE;
        }
        return Junction.of(conjunction, conditions);
    }

    /** Adds the conditions of a clause to those it has; null for none. */
    static @Nullable Condition and(@Nullable Condition there, Condition... more) {
        Condition all = there == null ? Absent.CONDITION : there;
        for (Condition condition : more) {
            all = Junction.of(true, all, condition);
        }
        return Absent.is(all) ? null : all;
    }

    /**
     * Adds the conditions of a statement that changes rows. One whose conditions are all absent would change every row, which nobody
     * means who wrote conditions.
     */
    static Condition limiting(String statement, @Nullable Condition there, Condition... more) {
        Condition all = and(there, more);
        if (all == null) {
            throw new IllegalArgumentException("All conditions of the " + statement
                    + " are absent, so that it would change every row. Leave where(…) out if that is meant, or write"
                    + " where(trueCondition()).");
        }
        return all;
    }
}
