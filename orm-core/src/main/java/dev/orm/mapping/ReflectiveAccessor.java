package dev.orm.mapping;

import dev.orm.mapping.Part.Embedded;
import dev.orm.mapping.Part.Leaf;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Arrays;
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

    private final Class<E> type;
    private final @Nullable MethodHandle constructor;
    private final Leaf[] leaves;
    private final List<Part> parts;
    private final int[] records;
    private final Slot[] collections;
    private final String[] names;
    private final String[] collectionNames;
    private final int id;
    private final @Nullable Method[] computations;
    private volatile @Nullable EntityPath<?> root;

    ReflectiveAccessor(EntityDraft<E> draft) {
        this.type = draft.type;
        this.constructor = Hierarchies.isAbstract(draft) ? null : Part.constructor(draft.type);
        this.leaves = new Leaf[draft.attributes.size()];
        this.parts = Part.of(draft.attributes, leaves, List.of(), 0, leaves.length);
        this.records = recordsOf(leaves);
        this.computations = draft.attributes.stream()
                .map(attribute -> attribute.computed ? Computations.find(draft.mapping, attribute.path) : null)
                .toArray(Method[]::new);
        this.names = draft.paths().toArray(String[]::new);
        this.collections = Stream.concat(
                        draft.collections.stream().map(collection -> collection.member),
                        draft.elements.stream().map(ElementsDraft::member))
                .map(Slot::new)
                .toArray(Slot[]::new);
        this.collectionNames = draft.collectionNames().toArray(String[]::new);
        this.id = draft.hasCompositeId() ? -1 : draft.attributes.indexOf(draft.id());
    }

    private static int[] recordsOf(Leaf[] leaves) {
        int[] records = new int[leaves.length];
        boolean any = false;
        for (int i = 0; i < records.length; i++) {
            Embedded record = leaves[i].record();
            records[i] = record == null ? -1 : record.first();
            any |= record != null;
        }
        return any ? records : new int[0];
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
        if (constructor == null) {
            throw new UnsupportedOperationException(
                    type.getSimpleName() + " is abstract, so no object of it can be made.");
        }
        return type.cast(Part.make(constructor));
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
    public EntityPath<?> root() {
        EntityPath<?> present = root;
        if (present == null) {
            Method any = Arrays.stream(computations)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
            present = Computations.root(any);
            root = present;
        }
        return present;
    }

    @Override
    public Expression<?> computed(int attribute) {
        return Computations.expression(Objects.requireNonNull(computations[attribute]), root());
    }

    @Override
    public void read(RowReader row, int first, E target, References references) throws SQLException {
        @Nullable Object[] values = new Object[leaves.length];
        int place = 0;
        for (int i = 0; i < values.length; i++) {
            if (computations[i] == null) {
                values[i] = leaves[i].read(row, first + place++, references);
            }
        }
        fill(target, values);
    }

    private void fill(E target, @Nullable Object[] values) {
        for (Part part : parts) {
            part.slot().set(target, part.of(values));
        }
    }

    @Override
    public int[] records() {
        return records.clone();
    }

    @Override
    public void setRecord(int first, E entity, @Nullable Object[] values) {
        Leaf leaf = leaves[first];
        Embedded record = leaf.record();
        if (record == null) {
            super.setRecord(first, entity, values);
            return;
        }
        @Nullable Object[] all = new Object[leaves.length];
        System.arraycopy(values, 0, all, first, record.size());
        leaf.setRecord(entity, record, record.of(all));
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
        fill(entity, values);
    }

    @Override
    public void bind(int attribute, E entity, ParameterBinder binder, int index) throws SQLException {
        leaves[attribute].type().bind(binder, index, get(attribute, entity));
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
        Class<?> idType = id < 0 ? Object.class : leaves[id].type().javaType();
        if (idType != Long.class && idType != Integer.class) {
            throw new UnsupportedOperationException("The id of " + type.getName() + " is a " + idType.getSimpleName()
                    + ", not a long. Read it by get.");
        }
        Number value = (Number) get(id, entity);
        return value == null ? 0 : value.longValue();
    }
}
