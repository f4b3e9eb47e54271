package dev.orm.session;

import org.jspecify.annotations.Nullable;

/** Says for which tenant the program works at the moment, for entities with a {@code @TenantId}. Thread-safe. */
@FunctionalInterface
public interface TenantSource {

    /**
     * Returns the present tenant. A session asks when it first needs to know, and works for that tenant as long as it is open.
     *
     * @return the value of the {@code @TenantId} attributes, of their Java type; null if there is none at the moment
     */
    @Nullable
    Object current();
}
