package dev.orm.mapping;

import dev.orm.mapping.EntityAccessor.References;
import dev.orm.mapping.internal.Member;
import dev.orm.type.RowReader;
import dev.orm.type.SqlType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of an object, seen by reflection: an attribute with a column, or an embedded object. */
sealed interface Part {

    Slot slot();

    /** Takes what the part holds out of the values of all attributes. */
    @Nullable
    Object of(@Nullable Object[] values);

    /**
     * Groups the attributes from {@code from} to {@code to} by their member at a depth. Attributes of one embedded object are neighbours.
     *
     * @param attributes all attributes
     * @param leaves gets what reads and writes each attribute
     * @param around the embedded objects in which those attributes are
     */
    static List<Part> of(List<AttributeDraft> attributes, Leaf[] leaves, List<Embedded> around, int from, int to) {
        List<Part> found = new ArrayList<>();
        int depth = around.size();
        int at = from;
        while (at < to) {
            AttributeDraft attribute = attributes.get(at);
            Member member = attribute.members.get(depth);
            if (attribute.members.size() == depth + 1) {
                leaves[at] = new Leaf(at, attribute, around);
                found.add(leaves[at]);
                at++;
            } else {
                int end = at;
                while (end < to
                        && attributes.get(end).members.size() > depth + 1
                        && attributes.get(end).members.get(depth).name().equals(member.name())) {
                    end++;
                }
                Embedded embedded = new Embedded(member);
                List<Embedded> inside =
                        Stream.concat(around.stream(), Stream.of(embedded)).toList();
                embedded.parts(of(attributes, leaves, inside, at, end));
                found.add(embedded);
                at = end;
            }
        }
        return List.copyOf(found);
    }

    static MethodHandle constructor(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return MethodHandles.lookup().unreflectConstructor(constructor).asType(MethodType.methodType(Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " has no constructor without arguments.", e);
        }
    }

    static Object make(MethodHandle constructor) {
        try {
            return (Object) constructor.invokeExact();
        } catch (Throwable e) {
            throw Slot.rethrown(e);
        }
    }

    /** An embedded object of a class, which is changed, or of a record, which is made anew. */
    final class Embedded implements Part {

        private final Slot slot;
        private final boolean isRecord;
        private final MethodHandle maker;
        private List<Part> parts = List.of();

        Embedded(Member member) {
            this.slot = new Slot(member);
            this.isRecord = member.type().isRecord();
            this.maker = isRecord ? CompositeIds.canonical(member.type()) : constructor(member.type());
        }

        void parts(List<Part> all) {
            parts = List.copyOf(all);
        }

        @Override
        public Slot slot() {
            return slot;
        }

        boolean isRecord() {
            return isRecord;
        }

        int first() {
            Part first = parts.get(0);
            return first instanceof Leaf leaf ? leaf.index : ((Embedded) first).first();
        }

        int size() {
            int size = 0;
            for (Part part : parts) {
                size += part instanceof Embedded inner ? inner.size() : 1;
            }
            return size;
        }

        private boolean hasValue(@Nullable Object[] values) {
            for (Part part : parts) {
                if (part instanceof Leaf leaf ? values[leaf.index] != null : ((Embedded) part).hasValue(values)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public @Nullable Object of(@Nullable Object[] values) {
            return hasValue(values) ? made(values) : null;
        }

        /** Makes the object, even if all its values are null. */
        Object made(@Nullable Object[] values) {
            if (isRecord) {
                @Nullable Object[] components = new Object[parts.size()];
                for (int i = 0; i < components.length; i++) {
                    components[i] = parts.get(i).slot().accepted(parts.get(i).of(values));
                }
                return makeRecord(components);
            }
            Object made = make(maker);
            for (Part part : parts) {
                part.slot().set(made, part.of(values));
            }
            return made;
        }

        Object makeObject() {
            return make(maker);
        }

        /** Makes a record like another one, or like one of nothing, but for one component. */
        Object with(@Nullable Object record, Slot changed, @Nullable Object value) {
            @Nullable Object[] components = new Object[parts.size()];
            for (int i = 0; i < components.length; i++) {
                Slot component = parts.get(i).slot();
                Object present = record == null ? null : component.get(record);
                components[i] = component.accepted(component == changed ? value : present);
            }
            return makeRecord(components);
        }

        private Object makeRecord(@Nullable Object[] components) {
            try {
                return (Object) maker.invokeExact(components);
            } catch (Throwable e) {
                throw Slot.rethrown(e);
            }
        }
    }

    /** An attribute with a column. */
    final class Leaf implements Part {

        private final int index;
        private final SqlType<Object> type;
        private final boolean isReference;
        private final boolean isLong;
        private final boolean isComposite;
        private final Slot slot;
        private final List<Embedded> around;

        @SuppressWarnings("unchecked")
        Leaf(int index, AttributeDraft attribute, List<Embedded> around) {
            this.index = index;
            SqlType<?> columnType = Objects.requireNonNull(attribute.type);
            this.type = (SqlType<Object>) columnType;
            this.isReference = attribute.toOne != null;
            this.isLong = columnType.javaType() == Long.class && !columnType.isConverted();
            this.isComposite = attribute.toOne != null && attribute.toOne.composite;
            this.slot = new Slot(attribute.member());
            this.around = around;
        }

        @Override
        public Slot slot() {
            return slot;
        }

        @Override
        public @Nullable Object of(@Nullable Object[] values) {
            return values[index];
        }

        SqlType<Object> type() {
            return type;
        }

        /** Returns the outermost record that holds the attribute. */
        @Nullable
        Embedded record() {
            for (Embedded embedded : around) {
                if (embedded.isRecord()) {
                    return embedded;
                }
            }
            return null;
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
                return id == 0 && row.wasNull() ? null : references.find(index, id);
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
            for (Embedded hop : around) {
                owner = hop.slot.get(owner);
                if (owner == null) {
                    return null;
                }
            }
            return slot.get(owner);
        }

        /** Makes missing embedded objects on the way, unless there is nothing to put into them. */
        void set(Object entity, @Nullable Object value) {
            put(entity, 0, slot, around.size(), value);
        }

        /** Sets the record around the attribute as a whole. */
        void setRecord(Object entity, Embedded record, @Nullable Object value) {
            put(entity, 0, record.slot, around.indexOf(record), value);
        }

        /** Returns the owner with the value in it: itself, or, if it is a record, another one. */
        private @Nullable Object put(
                @Nullable Object owner, int depth, Slot last, int lastDepth, @Nullable Object value) {
            if (depth == lastDepth) {
                return with(owner, depth, last, value);
            }
            Embedded hop = around.get(depth);
            Object present = owner == null ? null : hop.slot.get(owner);
            if (present == null && value == null) {
                return owner;
            }
            Object next = present != null || hop.isRecord ? present : hop.makeObject();
            Object changed = put(next, depth + 1, last, lastDepth, value);
            return changed == present ? owner : with(owner, depth, hop.slot, changed);
        }

        private Object with(@Nullable Object owner, int depth, Slot changed, @Nullable Object value) {
            if (depth > 0 && around.get(depth - 1).isRecord) {
                return around.get(depth - 1).with(owner, changed, value);
            }
            Object object = Objects.requireNonNull(owner);
            changed.set(object, value);
            return object;
        }
    }
}
