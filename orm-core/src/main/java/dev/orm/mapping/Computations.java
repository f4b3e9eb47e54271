package dev.orm.mapping;

import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The static methods of an entity that say how its attributes with {@link Computed} are computed. */
final class Computations {

    private static final String ALIAS = "computed";

    private Computations() {}

    /** Finds the method of an attribute. */
    static @Nullable Method find(Class<?> entity, String attribute) {
        return Arrays.stream(entity.getDeclaredMethods())
                .filter(method -> method.getName().equals(attribute)
                        && Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 1
                        && EntityPath.class.isAssignableFrom(method.getParameterTypes()[0])
                        && Expression.class.isAssignableFrom(method.getReturnType()))
                .findFirst()
                .orElse(null);
    }

    /** Makes a path of the class that a method takes. */
    static EntityPath<?> root(Method computation) {
        try {
            Constructor<?> constructor = computation.getParameterTypes()[0].getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            return (EntityPath<?>) constructor.newInstance(ALIAS);
        } catch (ReflectiveOperationException e) {
            throw failed(computation, e);
        }
    }

    /** Returns what a method makes of a path. */
    static Expression<?> expression(Method computation, EntityPath<?> root) {
        try {
            computation.setAccessible(true);
            return (Expression<?>) computation.invoke(null, root);
        } catch (InvocationTargetException e) {
            throw failed(computation, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw failed(computation, e);
        }
    }

    private static IllegalStateException failed(Method computation, Throwable cause) {
        return new IllegalStateException(
                "The method " + computation + ", which says how an attribute is computed, failed.", cause);
    }
}
