package dev.orm.mapping;

import dev.orm.mapping.internal.Member;
import dev.orm.type.JavaTypes;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import dev.orm.type.SqlType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes an entity by method handles, where the annotation processor did not run. Cannot make lazy references. An
 * embedded object whose columns are all SQL {@code NULL} is null, and a null embedded object writes {@code NULL} to all of them.
 *
 * @param <E> the entity class
 */
final class ReflectiveAccessor<E> extends EntityAccessor<E> {

    private static final MethodType MAKES_OBJECT = MethodType.methodType(Object.class);

    private final Class<E> type;
    private final MethodHandle constructor;
    private final Leaf[] leaves;
    private final List<Part> parts;
    private final Slot[] collections;
    private final String[] names;
    private final String[] collectionNames;
    private final int id;

    ReflectiveAccessor(EntityDraft<E> draft) {
        this.type = draft.type;
        this.constructor = constructor(draft.type);
        this.leaves = new Leaf[draft.attributes.size()];
        this.parts = parts(draft.attributes, 0, 0, draft.attributes.size());
        this.names = draft.paths().toArray(String[]::new);
        this.collections = Stream.concat(
                        draft.collections.stream().map(collection -> collection.member),
                        draft.elements.stream().map(ElementsDraft::member))
                .map(Slot::new)
                .toArray(Slot[]::new);
        this.collectionNames = draft.collectionNames().toArray(String[]::new);
        this.id = draft.hasCompositeId() ? -1 : draft.attributes.indexOf(draft.id());
    }

    /** Groups the attributes from {@code from} to {@code to} by their member at a depth. Attributes of one embedded object are neighbours. */
    private List<Part> parts(List<AttributeDraft> attributes, int depth, int from, int to) {
        List<Part> found = new ArrayList<>();
        int at = from;
        while (at < to) {
            AttributeDraft attribute = attributes.get(at);
            Member member = attribute.members.get(depth);
            if (attribute.members.size() == depth + 1) {
                leaves[at] = new Leaf(at, attribute);
                found.add(leaves[at]);
                at++;
            } else {
                int end = at;
                while (end < to
                        && attributes.get(end).members.size() > depth + 1
                        && attributes.get(end).members.get(depth).name().equals(member.name())) {
                    end++;
                }
                found.add(new Embedded(
                        new Slot(member), constructor(member.type()), parts(attributes, depth + 1, at, end)));
                at = end;
            }
        }
        return List.copyOf(found);
    }

    @Override
    public String[] attributes() {
        return names.clone();
    }

    @Override
    public String[] collections() {
        return collectionNames.clone();
    }

    @Override
    public E newInstance() {
        return type.cast(make(constructor));
    }

    @Override
    public boolean canReference() {
        return false;
    }

    @Override
    public E newReference(ReferenceLoader loader) {
        throw new UnsupportedOperationException("No lazy reference of " + type.getName()
                + " can be made, because no accessor was generated for it. Compile it with the annotation processor.");
    }

    @Override
    public void read(RowReader row, int first, E target, References references) throws SQLException {
        @Nullable Object[] values = new Object[leaves.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = leaves[i].read(row, first + i, references);
        }
        fill(target, parts, values);
    }

    /** Gives every part of an object its value. */
    private static void fill(Object object, List<Part> parts, @Nullable Object[] values) {
        for (Part part : parts) {
            if (part instanceof Leaf leaf) {
                leaf.slot.set(object, values[leaf.index]);
            } else if (part instanceof Embedded embedded) {
                Object value = null;
                if (embedded.hasValue(values)) {
                    value = make(embedded.constructor);
                    fill(value, embedded.parts, values);
                }
                embedded.slot.set(object, value);
            }
        }
    }

    @Override
    public Object snapshot(E entity) {
        @Nullable Object[] values = new Object[leaves.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = leaves[i].copy(get(i, entity));
        }
        return values;
    }

    @Override
    public long changes(E entity, Object snapshot, int word) {
        @Nullable Object[] values = (Object[]) snapshot;
        long changes = 0;
        int first = word * Long.SIZE;
        for (int i = first; i < Math.min(first + Long.SIZE, values.length); i++) {
            if (!leaves[i].isSame(get(i, entity), values[i])) {
                changes |= 1L << (i - first);
            }
        }
        return changes;
    }

    @Override
    public void restore(E entity, Object snapshot) {
        @Nullable Object[] values = ((Object[]) snapshot).clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = leaves[i].copy(values[i]);
        }
        fill(entity, parts, values);
    }

    @Override
    public void bind(int attribute, E entity, ParameterBinder binder, int index) throws SQLException {
        leaves[attribute].type.bind(binder, index, get(attribute, entity));
    }

    @Override
    public @Nullable Object get(int attribute, E entity) {
        return leaves[attribute].get(entity);
    }

    @Override
    public void set(int attribute, E entity, @Nullable Object value) {
        leaves[attribute].set(entity, value);
    }

    @Override
    public @Nullable Object getCollection(int collection, E entity) {
        return collections[collection].get(entity);
    }

    @Override
    public void setCollection(int collection, E entity, @Nullable Object value) {
        collections[collection].set(entity, value);
    }

    @Override
    public long getLongId(E entity) {
        Class<?> idType = id < 0 ? Object.class : leaves[id].type.javaType();
        if (idType != Long.class && idType != Integer.class) {
            throw new UnsupportedOperationException("The id of " + type.getName() + " is a " + idType.getSimpleName()
                    + ", not a long. Read it by get.");
        }
        Number value = (Number) get(id, entity);
        return value == null ? 0 : value.longValue();
    }

    private static MethodHandle constructor(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return MethodHandles.lookup().unreflectConstructor(constructor).asType(MAKES_OBJECT);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " has no constructor without arguments.", e);
        }
    }

    private static Object make(MethodHandle constructor) {
        try {
            return (Object) constructor.invokeExact();
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** What a constructor, getter or setter of the program throws reaches the program as it is, if it is unchecked. */
    private static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("A constructor, getter or setter of an entity failed.", thrown);
    }

    /** A place that holds a value: a field, or a getter with its setter. */
    private static final class Slot {

        private final MethodHandle reader;
        private final MethodHandle writer;
        private final @Nullable Object zero;
        private final Class<?> type;

        Slot(Member member) {
            this.type = JavaTypes.boxed(member.type());
            this.reader = member.reader();
            this.writer = member.writer();
            this.zero = member.type().isPrimitive() ? zero(member.type()) : null;
        }

        private static Object zero(Class<?> primitive) {
            return Array.get(Array.newInstance(primitive, 1), 0);
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
            Object accepted = value == null ? zero : value instanceof Number number ? fitted(number) : value;
            try {
                writer.invokeExact(owner, accepted);
            } catch (Throwable e) {
                throw rethrown(e);
            }
        }

        /** The session hands keys about as {@code long}; the attribute may be an {@code int}. */
        private Object fitted(Number value) {
            return value instanceof Long key && type == Integer.class ? (Object) Math.toIntExact(key) : value;
        }
    }

    /** A part of an object: an attribute with a column, or an embedded object. */
    private sealed interface Part {}

    private static final class Embedded implements Part {

        private final Slot slot;
        private final MethodHandle constructor;
        private final List<Part> parts;

        Embedded(Slot slot, MethodHandle constructor, List<Part> parts) {
            this.slot = slot;
            this.constructor = constructor;
            this.parts = parts;
        }

        boolean hasValue(@Nullable Object[] values) {
            for (Part part : parts) {
                if (part instanceof Leaf leaf ? values[leaf.index] != null : ((Embedded) part).hasValue(values)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class Leaf implements Part {

        private final int index;
        private final SqlType<Object> type;
        private final boolean isReference;
        private final boolean isLong;
        private final boolean isComposite;
        private final Slot slot;
        private final Slot[] outer;
        private final MethodHandle[] makers;

        @SuppressWarnings("unchecked")
        Leaf(int index, AttributeDraft attribute) {
            this.index = index;
            SqlType<?> columnType = Objects.requireNonNull(attribute.type);
            this.type = (SqlType<Object>) columnType;
            this.isReference = attribute.toOne != null;
            this.isLong = columnType.javaType() == Long.class && !columnType.isConverted();
            this.isComposite = attribute.toOne != null && attribute.toOne.composite;
            this.slot = new Slot(attribute.member());
            List<Member> around = attribute.members.subList(0, attribute.members.size() - 1);
            this.outer = around.stream().map(Slot::new).toArray(Slot[]::new);
            this.makers =
                    around.stream().map(member -> constructor(member.type())).toArray(MethodHandle[]::new);
        }

        @Nullable
        Object read(RowReader row, int column, References references) throws SQLException {
            if (!isReference) {
                return type.read(row, column);
            }
            if (isComposite) {
                return references.find(index, row);
            }
            if (isLong) {
                long id = row.getLong(column);
                return row.wasNull() ? null : references.find(index, id);
            }
            Object id = type.read(row, column);
            return id == null ? null : references.find(index, id);
        }

        @Nullable
        Object copy(@Nullable Object value) {
            return isReference ? value : type.copy(value);
        }

        boolean isSame(@Nullable Object left, @Nullable Object right) {
            return isReference ? left == right : type.isSame(left, right);
        }

        @Nullable
        Object get(Object entity) {
            Object owner = entity;
            for (Slot hop : outer) {
                owner = hop.get(owner);
                if (owner == null) {
                    return null;
                }
            }
            return slot.get(owner);
        }

        /** Makes missing embedded objects on the way, unless there is nothing to put into them. */
        void set(Object entity, @Nullable Object value) {
            Object owner = entity;
            for (int i = 0; i < outer.length; i++) {
                Object next = outer[i].get(owner);
                if (next == null) {
                    if (value == null) {
                        return;
                    }
                    next = make(makers[i]);
                    outer[i].set(owner, next);
                }
                owner = next;
            }
            slot.set(owner, value);
        }
    }
}
