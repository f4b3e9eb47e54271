package dev.orm.mapping;

import dev.orm.mapping.internal.Member;
import dev.orm.type.JavaTypes;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** A place that holds a value: a field, a getter with its setter, or the component of a record, which cannot be set. */
final class Slot {

    private final MethodHandle reader;
    private final @Nullable MethodHandle writer;
    private final @Nullable Object zero;
    private final Class<?> type;

    Slot(Member member) {
        this.type = JavaTypes.boxed(member.type());
        this.reader = member.reader();
        this.writer = member.isComponent() ? null : member.writer();
        this.zero = member.type().isPrimitive() ? Array.get(Array.newInstance(member.type(), 1), 0) : null;
    }

    @Nullable
    Object get(Object owner) {
        try {
            return (Object) reader.invokeExact(owner);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    void set(Object owner, @Nullable Object value) {
        if (writer == null) {
            throw new IllegalStateException("A component of a record cannot be set.");
        }
        Object accepted = accepted(value);
        try {
            writer.invokeExact(owner, accepted);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** Returns a value as the place takes it. The session hands keys about as {@code long}; the attribute may be an {@code int}. */
    @Nullable
    Object accepted(@Nullable Object value) {
        if (value == null) {
            return zero;
        }
        return value instanceof Long key && type == Integer.class ? (Object) Math.toIntExact(key) : value;
    }

    static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("A constructor, getter or setter of an entity failed.", thrown);
    }
}
