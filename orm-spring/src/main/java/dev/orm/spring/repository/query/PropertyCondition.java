package dev.orm.spring.repository.query;

import dev.orm.sql.Condition;

/** One condition of a method name, prepared when the repository is made. */
@FunctionalInterface
interface PropertyCondition {

    /**
     * Makes the condition of one call.
     *
     * @param arguments the values of the method's bindable parameters
     */
    Condition of(Arguments arguments);

    /** The values of a call. */
    interface Arguments {

        /** Returns a value, null if the caller gave null. */
        @org.jspecify.annotations.Nullable
        Object get(int index);
    }
}
