package dev.orm.spring.repository.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ObjectUtils;

/** Checks that the values of parameters fit the attributes that they are compared with. */
final class Values {

    private static final List<Class<?>> WHOLE = List.of(Byte.class, Short.class, Integer.class, Long.class);

    private final OrmQueryMethod method;
    private final String property;
    private final Class<?> expected;
    private final int index;

    /**
     * Checks the declared type of a parameter, which may be more general than the attribute: then each value is checked.
     *
     * @throws IllegalArgumentException if no value of the parameter could fit
     */
    Values(OrmQueryMethod method, String property, Class<?> expected, int index, boolean many) {
        this.method = method;
        this.property = property;
        this.expected = ClassUtils.resolvePrimitiveIfNecessary(expected);
        this.index = index;
        Class<?> declared = ClassUtils.resolvePrimitiveIfNecessary(
                method.bindable().getParameter(index).getType());
        if (many) {
            if (!Iterable.class.isAssignableFrom(declared) && !declared.isArray() && declared != Object.class) {
                throw new IllegalArgumentException(
                        "The " + method.describeParameter(index) + " is a " + declared.getSimpleName() + ", but \""
                                + property + "\" is compared with several values. Make it a Collection.");
            }
        } else if (!fits(declared) && !declared.isAssignableFrom(this.expected)) {
            throw new IllegalArgumentException(
                    "The " + method.describeParameter(index) + " is a " + declared.getSimpleName() + ", but \""
                            + property + "\" is a " + this.expected.getSimpleName() + ". Give both the same type.");
        }
    }

    private boolean fits(Class<?> type) {
        return expected.isAssignableFrom(type)
                || WHOLE.contains(type) && WHOLE.indexOf(type) < WHOLE.indexOf(expected)
                || type == Float.class && expected == Double.class;
    }

    @Nullable
    Object orNull(PropertyCondition.Arguments arguments) {
        Object value = arguments.get(index);
        return value == null ? null : checked(value);
    }

    Object get(PropertyCondition.Arguments arguments) {
        Object value = orNull(arguments);
        if (value == null) {
            throw new IllegalArgumentException("The " + method.describeParameter(index) + " is null, but \"" + property
                    + "\" is compared with it in a way that is never true for null. Do not call the method with null.");
        }
        return value;
    }

    List<Object> list(PropertyCondition.Arguments arguments) {
        Object value = arguments.get(index);
        if (value == null) {
            throw new IllegalArgumentException("The " + method.describeParameter(index)
                    + " is null. Give an empty collection where no value is wanted.");
        }
        Collection<Object> values = new ArrayList<>();
        if (value instanceof Iterable<?> iterable) {
            iterable.forEach(values::add);
        } else if (value.getClass().isArray()) {
            values.addAll(Arrays.asList(ObjectUtils.toObjectArray(value)));
        } else {
            values.add(value);
        }
        List<Object> checked = new ArrayList<>(values.size());
        for (Object element : values) {
            if (element == null) {
                throw new IllegalArgumentException("The " + method.describeParameter(index)
                        + " holds null, which matches nothing in SQL. Leave it out.");
            }
            checked.add(checked(element));
        }
        return checked;
    }

    private Object checked(Object value) {
        if (!fits(value.getClass())) {
            throw new IllegalArgumentException("The " + method.describeParameter(index) + " holds a "
                    + value.getClass().getSimpleName() + ", but \"" + property + "\" is a " + expected.getSimpleName()
                    + ".");
        }
        return value;
    }
}
