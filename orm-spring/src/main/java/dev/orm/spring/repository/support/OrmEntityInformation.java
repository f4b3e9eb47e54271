package dev.orm.spring.repository.support;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.CompositeId;
import dev.orm.mapping.EntityModel;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import org.springframework.data.repository.core.support.AbstractEntityInformation;

/**
 * What repositories know of an entity class.
 *
 * @param <T> the entity class
 * @param <ID> the class of its id
 */
public final class OrmEntityInformation<T, ID> extends AbstractEntityInformation<T, ID> {

    private final EntityModel<T> model;

    /**
     * Reads a model.
     *
     * @param model the model of the entity class
     */
    public OrmEntityInformation(EntityModel<T> model) {
        super(model.type());
        this.model = model;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable ID getId(T entity) {
        Object key = model.key(entity);
        return key == null ? null : (ID) model.idOf(key);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<ID> getIdType() {
        CompositeId compositeId = model.compositeId();
        return (Class<ID>) (compositeId == null ? model.id().column().type().javaType() : compositeId.type());
    }

    /**
     * Tells whether an entity is certainly new: it says so itself ({@link Persistable}), has no version yet, or has no id.
     */
    @Override
    public boolean isNew(T entity) {
        if (entity instanceof Persistable<?> persistable) {
            return persistable.isNew();
        }
        ColumnAttribute version = model.version();
        if (version != null && model.accessor().get(version.index(), entity) == null) {
            return true;
        }
        return hasNoId(entity);
    }

    /** Tells whether an entity that is not new by {@link #isNew} has a row for certain, so that none has to be looked for. */
    boolean isKnownToExist(T entity) {
        if (entity instanceof Persistable<?>) {
            return true;
        }
        ColumnAttribute version = model.version();
        if (version == null) {
            return false;
        }
        // A primitive version is 0 both in a new object and in a row that was never changed.
        return !(model.accessor().get(version.index(), entity) instanceof Number number && number.longValue() == 0);
    }

    /** Returns the version of an entity, or null if entities of its class have none. */
    @Nullable
    Object version(T entity) {
        ColumnAttribute version = model.version();
        return version == null ? null : model.accessor().get(version.index(), entity);
    }

    private boolean hasNoId(T entity) {
        Object id = model.key(entity);
        return id == null || id instanceof Number number && number.longValue() == 0;
    }
}
