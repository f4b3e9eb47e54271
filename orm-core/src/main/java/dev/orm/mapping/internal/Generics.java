package dev.orm.mapping.internal;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the type variables of a class's superclasses and interfaces stand for: in {@code class User extends Base<Long>} the
 * {@code T} of {@code Base} is {@link Long}.
 */
public final class Generics {

    private final Map<TypeVariable<?>, Type> bindings = new HashMap<>();

    /**
     * Looks at a class and everything it extends and implements.
     *
     * @param root the class
     */
    public Generics(Class<?> root) {
        collect(root);
    }

    private void collect(@Nullable Type type) {
        if (type == null) {
            return;
        }
        Class<?> raw;
        if (type instanceof ParameterizedType parameterized) {
            raw = (Class<?>) parameterized.getRawType();
            TypeVariable<?>[] variables = raw.getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                bindings.put(variables[i], parameterized.getActualTypeArguments()[i]);
            }
        } else {
            raw = (Class<?>) type;
        }
        collect(raw.getGenericSuperclass());
        for (Type implemented : raw.getGenericInterfaces()) {
            collect(implemented);
        }
    }

    /**
     * Returns the class of a type.
     *
     * @param type a type that appears in the class or above it
     * @return its class, or null if a type variable in it stands for nothing
     */
    public @Nullable Class<?> raw(Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof TypeVariable<?> variable) {
            Type bound = bindings.get(variable);
            return bound == null ? null : raw(bound);
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        Class<?> component = raw(((GenericArrayType) type).getGenericComponentType());
        return component == null ? null : component.arrayType();
    }

    /**
     * Returns the class of a type argument.
     *
     * @param type a type that appears in the class or above it
     * @param argument which argument, from 0
     * @return its class, or null if the type is raw or the argument stands for nothing
     */
    public @Nullable Class<?> argument(Type type, int argument) {
        if (type instanceof TypeVariable<?> variable) {
            Type bound = bindings.get(variable);
            return bound == null ? null : argument(bound, argument);
        }
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getActualTypeArguments()[argument]);
        }
        return null;
    }

    /**
     * Returns what a type variable of a superclass or an interface stands for.
     *
     * @param generic the superclass or interface
     * @param argument which of its variables, from 0
     * @return its class, or null if it stands for nothing
     */
    public @Nullable Class<?> binding(Class<?> generic, int argument) {
        return raw(generic.getTypeParameters()[argument]);
    }
}
