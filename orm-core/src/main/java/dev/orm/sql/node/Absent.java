package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;

/** A condition that was not asked for. Whatever joins conditions leaves it out, so that it is never part of a statement. */
public enum Absent implements Condition {
    /** The only one. */
    CONDITION;

    /**
     * Tells whether a condition was not asked for.
     *
     * @param condition the condition
     * @return whether it is absent
     */
    public static boolean is(Condition condition) {
        return condition == CONDITION;
    }

    /**
     * Returns the sentence that refuses an absent condition where one is needed.
     *
     * @param place what needs a condition
     * @return the error
     */
    public static IllegalArgumentException refused(String place) {
        return new IllegalArgumentException(place + " needs a condition, and the one it got is absent: ifPresent(…) had"
                + " no value. Put it into where(…), having(…), allOf(…) or anyOf(…), which leave it out.");
    }

    @Override
    public Condition and(Condition other) {
        return other;
    }

    @Override
    public Condition or(Condition other) {
        return other;
    }

    @Override
    public Condition not() {
        return this;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        throw refused("An expression");
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return this;
    }

    @Override
    public void collectBinds(BindCollector binds) {}
}
