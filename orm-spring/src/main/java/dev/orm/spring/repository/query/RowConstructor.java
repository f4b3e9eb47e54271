package dev.orm.spring.repository.query;

import dev.orm.sql.Selectable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TypeMismatchDataAccessException;
import org.springframework.data.mapping.PreferredConstructor;
import org.springframework.data.mapping.model.PreferredConstructorDiscoverer;
import org.springframework.util.ClassUtils;

/** Makes an object of a row by a constructor, without reflection at run time. */
final class RowConstructor implements Function<@Nullable Object[], Object> {

    private final Class<?> type;
    private final List<String> names;
    private final boolean[] primitive;
    private final MethodHandle constructor;

    private RowConstructor(Class<?> type, List<String> names, Class<?>[] parameters, MethodHandle constructor) {
        this.type = type;
        this.names = names;
        this.primitive = new boolean[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            primitive[i] = parameters[i].isPrimitive();
        }
        this.constructor = constructor
                .asSpreader(Object[].class, parameters.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    static RowConstructor of(Class<?> type, List<String> names, List<Selectable<?>> items) {
        PreferredConstructor<?, ?> preferred = PreferredConstructorDiscoverer.discover(type);
        if (preferred == null) {
            throw new IllegalArgumentException("The projection " + type.getName()
                    + " has several constructors. Make it a record, or leave one constructor.");
        }
        Constructor<?> constructor = preferred.getConstructor();
        Class<?>[] parameters = constructor.getParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            Class<?> given = items.get(i).javaType();
            if (!ClassUtils.isAssignable(parameters[i], given)) {
                throw new IllegalArgumentException("The projection " + type.getName() + " takes \"" + names.get(i)
                        + "\" as " + parameters[i].getSimpleName() + ", but the attribute is a " + given.getSimpleName()
                        + ".");
            }
        }
        try {
            constructor.setAccessible(true);
            return new RowConstructor(
                    type, List.copyOf(names), parameters, MethodHandles.lookup().unreflectConstructor(constructor));
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw new IllegalArgumentException(
                    "The constructor of the projection " + type.getName() + " cannot be called. Make it public.", e);
        }
    }

    @Override
    public Object apply(@Nullable Object[] values) {
        for (int i = 0; i < primitive.length; i++) {
            if (primitive[i] && values[i] == null) {
                throw new TypeMismatchDataAccessException(
                        "\"" + names.get(i) + "\" is NULL in a row, but the projection " + type.getName()
                                + " takes a primitive value. Give it the wrapper class.");
            }
        }
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The constructor of " + type.getName() + " failed.", e);
        }
    }
}
