package dev.orm.mapping;

import java.lang.invoke.MethodHandle;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an id, or a part of it, is taken apart into the values of its columns, and made of them. */
sealed interface IdShape {

    /** Adds the values of the columns. */
    void take(@Nullable Object value, List<@Nullable Object> values);

    /** Makes the value of those of the columns, in their order. */
    Object make(Iterator<?> values);

    /** The value of one column. */
    record Value() implements IdShape {

        @Override
        public void take(@Nullable Object value, List<@Nullable Object> values) {
            values.add(value);
        }

        @Override
        public Object make(Iterator<?> values) {
            return values.next();
        }
    }

    /**
     * An object of several parts.
     *
     * @param maker makes it: {@code (Object[]) -> Object} of the parts, for a record; {@code () -> Object} without
     * @param ofParts whether it is made of its parts
     * @param parts its parts, in the order of the columns
     */
    record Structure(MethodHandle maker, boolean ofParts, List<Part> parts) implements IdShape {

        @Override
        public void take(@Nullable Object value, List<@Nullable Object> values) {
            try {
                for (Part part : parts) {
                    part.shape.take(value == null ? null : (Object) part.reader.invokeExact(value), values);
                }
            } catch (Throwable e) {
                throw rethrown(e);
            }
        }

        @Override
        public Object make(Iterator<?> values) {
            Object[] made = new Object[parts.size()];
            for (int i = 0; i < made.length; i++) {
                made[ofParts ? parts.get(i).place : i] = parts.get(i).shape.make(values);
            }
            try {
                if (ofParts) {
                    return (Object) maker.invokeExact(made);
                }
                Object object = (Object) maker.invokeExact();
                for (int i = 0; i < made.length; i++) {
                    parts.get(i).writer.invokeExact(object, made[i]);
                }
                return object;
            } catch (Throwable e) {
                throw rethrown(e);
            }
        }

        private static RuntimeException rethrown(Throwable thrown) {
            if (thrown instanceof Error error) {
                throw error;
            }
            return thrown instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalStateException(
                            "A constructor, getter or setter of the class of an id failed.", thrown);
        }
    }

    /**
     * A part of an object.
     *
     * @param reader reads it, {@code (Object) -> Object}
     * @param writer writes it, {@code (Object, Object) -> void}; not called where the object is made of its parts
     * @param place its place among the arguments, where the object is made of its parts
     * @param shape how it is taken apart itself
     */
    record Part(MethodHandle reader, MethodHandle writer, int place, IdShape shape) {}
}
