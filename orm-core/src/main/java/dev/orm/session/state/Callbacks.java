package dev.orm.session.state;

import dev.orm.mapping.EntityCallback;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.LifecycleEvent;
import dev.orm.session.EntityListener;
import dev.orm.session.EntityValidator;
import dev.orm.session.SessionException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Calls the lifecycle callbacks of entities. The object of a listener is made when it is first called, as one that is a bean may
 * need what is made after the session factory. Thread-safe.
 */
public final class Callbacks {

    private final Map<EntityModel<?>, Map<LifecycleEvent, List<Call>>> calls = new HashMap<>();
    private final Map<EntityModel<?>, List<EntityValidator>> validators = new HashMap<>();
    private final boolean hearsOfAll;
    private final Function<Class<?>, Object> listenerFactory;
    private final Map<Class<?>, Object> listeners = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    private interface Call {
        void on(Object entity) throws Throwable;
    }

    /**
     * Prepares the callbacks of entities.
     *
     * @param models the models of the entities
     * @param all what listens to entities of all classes
     * @param validators what checks entities before they are written
     * @param hearsOfAll whether somebody has to be told of all that is written
     * @param listenerFactory makes the objects of listener classes
     */
    public Callbacks(
            EntityModels models,
            List<EntityListener> all,
            List<EntityValidator> validators,
            boolean hearsOfAll,
            Function<Class<?>, Object> listenerFactory) {
        this.listenerFactory = listenerFactory;
        this.hearsOfAll = hearsOfAll;
        for (EntityModel<?> model : models.all()) {
            Map<LifecycleEvent, List<Call>> byEvent = new EnumMap<>(LifecycleEvent.class);
            for (LifecycleEvent event : LifecycleEvent.values()) {
                all.stream()
                        .filter(listener -> listener.listensTo(model.type(), event))
                        .forEach(listener -> add(byEvent, event, entity -> listener.on(event, entity)));
            }
            model.callbacks().forEach(callback -> add(byEvent, callback.event(), call(callback)));
            if (!byEvent.isEmpty()) {
                calls.put(model, byEvent);
            }
            List<EntityValidator> those = validators.stream()
                    .filter(validator -> validator.validates(model.type()))
                    .toList();
            if (!those.isEmpty()) {
                this.validators.put(model, those);
            }
        }
    }

    private static void add(Map<LifecycleEvent, List<Call>> byEvent, LifecycleEvent event, Call call) {
        byEvent.computeIfAbsent(event, key -> new ArrayList<>()).add(call);
    }

    private Call call(EntityCallback callback) {
        MethodHandle method = handle(callback.method());
        Class<?> listener = callback.listener();
        return listener == null ? method::invoke : entity -> method.invoke(listener(listener), entity);
    }

    private static MethodHandle handle(Method method) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method);
        } catch (IllegalAccessException | RuntimeException closed) {
            throw new SessionException(
                    "The callback " + method.getDeclaringClass().getName() + "." + method.getName()
                            + " cannot be called. Make it and its class public, or open their package to this library.");
        }
    }

    /** Tells whether somebody has to be told of all that is written. */
    public boolean hearsOfAll() {
        return hearsOfAll;
    }

    /** Tells whether anything is checked before it is written. */
    public boolean validates() {
        return !validators.isEmpty();
    }

    /** Checks an object that is about to be written. */
    public void validate(EntityEntry entry) {
        for (EntityValidator validator : validators.getOrDefault(entry.model(), List.of())) {
            validator.validate(entry.entity());
        }
    }

    /** Tells whether anything is called for an event. */
    public boolean listenTo(LifecycleEvent event, EntityModel<?> model) {
        return !calls.isEmpty() && calls.getOrDefault(model, Map.of()).containsKey(event);
    }

    /** Calls what listens to an event of an entity. */
    public void call(LifecycleEvent event, EntityModel<?> model, Object entity) {
        if (!listenTo(event, model)) {
            return;
        }
        for (Call call : calls.get(model).get(event)) {
            try {
                call.on(entity);
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable checked) {
                throw new SessionException(
                        "A callback of " + model.name() + " (@"
                                + event.annotation().getSimpleName() + ") failed: " + checked,
                        checked);
            }
        }
    }

    private Object listener(Class<?> type) {
        lock.lock();
        try {
            Object listener = listeners.get(type);
            if (listener == null) {
                listener = listenerFactory.apply(type);
                listeners.put(type, listener);
            }
            return listener;
        } finally {
            lock.unlock();
        }
    }
}
