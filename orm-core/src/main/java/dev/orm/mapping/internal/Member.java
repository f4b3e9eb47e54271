package dev.orm.mapping.internal;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A persistent attribute of a class: a field, or a getter with its setter.
 *
 * @param declaring the class that declares it
 * @param name name of the attribute
 * @param type its class, type variables resolved
 * @param genericType its type as written
 * @param generics resolves the type arguments of {@code genericType}
 * @param field the field, or null for property access
 * @param getter the getter, or null for field access
 * @param setter the setter, or null for field access
 * @param described what carries the annotations if that is neither the field nor the getter, or null
 */
public record Member(
        Class<?> declaring,
        String name,
        Class<?> type,
        Type genericType,
        Generics generics,
        @Nullable Field field,
        @Nullable Method getter,
        @Nullable Method setter,
        @Nullable AnnotatedElement described) {

    /**
     * Returns what carries the annotations.
     *
     * @return the field or the getter
     */
    public AnnotatedElement element() {
        if (described != null) {
            return described;
        }
        return field != null ? field : required(getter);
    }

    /**
     * Tells whether an annotation is present.
     *
     * @param annotation its type
     * @return whether it is
     */
    public boolean has(Class<? extends Annotation> annotation) {
        return element().isAnnotationPresent(annotation);
    }

    /**
     * Finds an annotation.
     *
     * @param annotation its type
     * @param <A> its type
     * @return the annotation, or null
     */
    public <A extends Annotation> @Nullable A find(Class<A> annotation) {
        return element().getAnnotation(annotation);
    }

    /**
     * Returns the class of a type argument of the attribute.
     *
     * @param argument which, from 0
     * @return its class, or null if there is none
     */
    public @Nullable Class<?> typeArgument(int argument) {
        return generics.argument(genericType, argument);
    }

    /**
     * Returns this attribute as if it held a single element of its collection.
     *
     * @param element the class of the element
     * @return the attribute, seen so
     */
    public Member holding(Class<?> element) {
        return new Member(declaring, name, element, element, generics, field, getter, setter, described);
    }

    /**
     * Returns this attribute, with its annotations, as one of another class.
     *
     * @param other the field of that class
     * @return the attribute, seen so
     */
    public Member describing(Field other) {
        return new Member(declaring, name, type, genericType, generics, other, null, null, element());
    }

    /**
     * Tells whether it is a component of a record, which is read by its accessor and never written.
     *
     * @return whether it is
     */
    public boolean isComponent() {
        return declaring.isRecord();
    }

    /**
     * Makes what reads the attribute.
     *
     * @return a handle {@code (Object) -> Object}
     */
    public MethodHandle reader() {
        try {
            MethodHandle handle = field != null && !isComponent()
                    ? lookup(field).unreflectGetter(field)
                    : lookup(required(getter)).unreflect(getter);
            return handle.asType(handle.type().generic());
        } catch (IllegalAccessException e) {
            throw notAccessible(e);
        }
    }

    /**
     * Makes what writes the attribute.
     *
     * @return a handle {@code (Object, Object) -> void}
     */
    public MethodHandle writer() {
        try {
            MethodHandle handle = field != null
                    ? lookup(field).unreflectSetter(field)
                    : lookup(required(setter)).unreflect(setter);
            return handle.asType(handle.type().generic().changeReturnType(void.class));
        } catch (IllegalAccessException e) {
            throw notAccessible(e);
        }
    }

    private static MethodHandles.Lookup lookup(AccessibleObject object) {
        object.setAccessible(true);
        return MethodHandles.lookup();
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A member has either a field or a getter and a setter.");
        }
        return value;
    }

    private IllegalStateException notAccessible(IllegalAccessException cause) {
        return new IllegalStateException(Names.of(declaring) + "." + name + " cannot be reached by reflection.", cause);
    }
}
