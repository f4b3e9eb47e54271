package dev.orm.mapping;

import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Names;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.ExcludeSuperclassListeners;
import jakarta.persistence.MappedSuperclass;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the callbacks of an entity in the order in which they are called: those of listeners, then its own, of superclasses first.
 */
final class CallbackReader {

    private final Class<?> entity;
    private final Faults faults;
    private final List<EntityCallback> callbacks = new ArrayList<>();

    private CallbackReader(Class<?> entity, Faults faults) {
        this.entity = entity;
        this.faults = faults;
    }

    static List<EntityCallback> read(Class<?> entity, Class<?> mapping, Faults faults) {
        CallbackReader reader = new CallbackReader(entity, faults);
        Collection<Class<?>> mapped = lineage(mapping).stream()
                .filter(type ->
                        type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(MappedSuperclass.class))
                .toList();
        Set<Class<?>> listeners = new LinkedHashSet<>();
        for (Class<?> type : mapped) {
            if (type.isAnnotationPresent(ExcludeSuperclassListeners.class)) {
                listeners.clear();
            }
            EntityListeners annotation = type.getDeclaredAnnotation(EntityListeners.class);
            if (annotation != null) {
                listeners.addAll(List.of(annotation.value()));
            }
        }
        listeners.forEach(reader::readListener);
        reader.readMethods(mapped, null);
        return reader.callbacks;
    }

    /** The class and its superclasses, topmost first. */
    private static Deque<Class<?>> lineage(Class<?> root) {
        Deque<Class<?>> lineage = new ArrayDeque<>();
        for (Class<?> type = root; type != null && type != Object.class; type = type.getSuperclass()) {
            lineage.addFirst(type);
        }
        return lineage;
    }

    private void readListener(Class<?> listener) {
        int before = callbacks.size();
        readMethods(lineage(listener), listener);
        if (callbacks.size() == before) {
            faults.add(
                    entity,
                    "its listener " + Names.of(listener) + " has no method with @PrePersist, @PostLoad or the like."
                            + " Annotate one, or remove the listener.");
        }
    }

    private void readMethods(Collection<Class<?>> types, @Nullable Class<?> listener) {
        List<Class<?>> open = new ArrayList<>(types);
        for (Class<?> type : types) {
            open.remove(type);
            for (LifecycleEvent event : LifecycleEvent.values()) {
                Method found = null;
                for (Method method : type.getDeclaredMethods()) {
                    if (!method.isAnnotationPresent(event.annotation()) || method.isBridge()) {
                        continue;
                    }
                    if (found != null) {
                        fault(type, method, event, "stands on two methods. Keep one, which calls the other");
                    } else if (isCallable(type, method, event, listener) && !isOverridden(method, open)) {
                        callbacks.add(new EntityCallback(event, method, listener));
                    }
                    found = method;
                }
            }
        }
    }

    private boolean isCallable(Class<?> type, Method method, LifecycleEvent event, @Nullable Class<?> listener) {
        Class<?>[] parameters = method.getParameterTypes();
        if (Modifier.isStatic(method.getModifiers())) {
            fault(type, method, event, "stands on a static method. Remove static");
        } else if (method.getReturnType() != void.class) {
            fault(type, method, event, "stands on a method that returns something. Make it void");
        } else if (listener == null && parameters.length != 0) {
            fault(type, method, event, "stands on a method with parameters. Remove them, or move it to a listener");
        } else if (listener != null && (parameters.length != 1 || !parameters[0].isAssignableFrom(entity))) {
            fault(
                    type,
                    method,
                    event,
                    "stands on a method that does not take " + Names.of(entity)
                            + " as its one parameter. Let it take the"
                            + " entity, or a type that all listened to have in common");
        } else {
            return true;
        }
        return false;
    }

    private void fault(Class<?> type, Method method, LifecycleEvent event, String what) {
        faults.add(type, method.getName(), "@" + event.annotation().getSimpleName() + " " + what + ".");
    }

    /** A method that a subclass overrides is not called; the one that overrides it is if it is annotated itself. */
    private static boolean isOverridden(Method method, List<Class<?>> subclasses) {
        return !Modifier.isPrivate(method.getModifiers())
                && subclasses.stream().anyMatch(type -> declares(type, method));
    }

    private static boolean declares(Class<?> type, Method method) {
        try {
            type.getDeclaredMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException none) {
            return false;
        }
    }
}
