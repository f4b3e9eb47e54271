package dev.orm.session;

import dev.orm.mapping.LifecycleEvent;

/**
 * Listens to what happens to entities of all classes; corresponds to listeners of SQLAlchemy's mapper events and to the default listeners of
 * jakarta.persistence. Called before the listeners and callbacks that an entity class names itself. Must be thread-safe.
 */
public interface EntityListener {

    /**
     * Tells whether it wants to hear of an event. Asked once for each class, when the session factory is made.
     *
     * @param entity the entity class
     * @param event the event
     * @return whether {@link #on} is to be called
     */
    boolean listensTo(Class<?> entity, LifecycleEvent event);

    /**
     * Hears of an event.
     *
     * @param event what happens; {@link LifecycleEvent} says when, and what may be changed then
     * @param entity the object it happens to
     */
    void on(LifecycleEvent event, Object entity);
}
