package dev.orm.mapping;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A method that is called when something happens to an entity.
 *
 * @param event what happens
 * @param method the method: without parameters if it is the entity's own, with the entity if it is a listener's
 * @param listener the class of {@code @EntityListeners} that an object is needed of, or null if the method is the entity's own
 */
public record EntityCallback(
        LifecycleEvent event, Method method, @Nullable Class<?> listener) {}
