package dev.orm.mapping;

import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/** Stands for a generated accessor: knows its attributes and the types it was given, and does nothing. */
public abstract class StubAccessor<E> extends EntityAccessor<E> {

    public final SqlType<?>[] types;

    protected StubAccessor(SqlType<?>[] types) {
        this.types = copy(types);
    }

    @Override
    public E newInstance() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean canReference() {
        return true;
    }

    @Override
    public E newReference(ReferenceLoader loader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void read(RowReader row, int first, E target, References references) {}

    @Override
    public Object snapshot(E entity) {
        return entity;
    }

    @Override
    public long changes(E entity, Object snapshot, int word) {
        return 0;
    }

    @Override
    public void restore(E entity, Object snapshot) {}

    @Override
    public void bind(int attribute, E entity, ParameterBinder binder, int index) {}

    @Override
    public @Nullable Object get(int attribute, E entity) {
        return null;
    }

    @Override
    public void set(int attribute, E entity, @Nullable Object value) {}

    @Override
    public @Nullable Object getCollection(int collection, E entity) {
        return null;
    }

    @Override
    public void setCollection(int collection, E entity, @Nullable Object value) {}

    @Override
    public long getLongId(E entity) {
        return 0;
    }
}
