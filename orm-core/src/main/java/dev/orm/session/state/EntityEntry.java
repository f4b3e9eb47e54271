package dev.orm.session.state;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.EntityState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows of one object. There is one for every row that was read, so it is kept small: the id is a plain
 * {@code long} where the entity's is one, and the entries of a load group are linked through {@code next}.
 */
public class EntityEntry {

    /** Where an object stands. */
    public enum Status {
        /** Added; its row is inserted by the next flush. */
        PENDING,
        /** It stands for a row that was not read yet. */
        UNLOADED,
        /** It holds the state of its row. */
        PERSISTENT,
        /** It holds a state of its row that may be out of date; it is read again when the session next meets the row. */
        EXPIRED,
        /** Its row is deleted by the next flush. */
        DELETED,
        /** Its row was deleted, or the session forgot it. */
        DETACHED
    }

    private final EntityModel<?> model;
    private final Object entity;
    long longId;
    private Status status;
    private @Nullable Object snapshot;
    private LoadGroup group;

    @Nullable
    EntityEntry next;

    private @Nullable Object @Nullable [] collections;

    EntityEntry(EntityModel<?> model, Object entity, Status status, LoadGroup group) {
        this.model = model;
        this.entity = entity;
        this.status = status;
        this.group = group;
    }

    /** An entry whose id is an object. */
    static final class Keyed extends EntityEntry {

        private @Nullable Object key;

        Keyed(EntityModel<?> model, Object entity, Status status, LoadGroup group) {
            super(model, entity, status, group);
        }

        @Override
        public @Nullable Object id() {
            return key;
        }

        @Override
        void id(@Nullable Object id) {
            key = id;
        }

        @Override
        int spread() {
            return key == null ? super.spread() : mixed(key.hashCode(), model());
        }
    }

    static EntityEntry of(EntityModel<?> model, Object entity, Status status, LoadGroup group) {
        return model.hasLongId()
                ? new EntityEntry(model, entity, status, group)
                : new Keyed(model, entity, status, group);
    }

    /** Returns the id of the row, or null while it has none. */
    public @Nullable Object id() {
        if (longId == 0 && status == Status.PENDING) {
            return null;
        }
        return model.hasIntId() ? (Object) (int) longId : (Object) longId;
    }

    void id(@Nullable Object id) {
        longId = id == null ? 0 : ((Number) id).longValue();
    }

    /** Returns a hash of the id, which does not change once the entry has one. */
    int spread() {
        return longId == 0 ? System.identityHashCode(this) : mixed(longId, model);
    }

    private static int mixed(long id, EntityModel<?> model) {
        return (int) ((id + model.hashCode()) * 0x9E3779B97F4A7C15L >>> 32);
    }

    /** Returns the id of an entity whose id is a {@code long} or {@code int}. */
    public long longId() {
        return longId;
    }

    /** Returns the model of the entity. */
    public EntityModel<?> model() {
        return model;
    }

    /** Returns the model, seen as that of whatever class the caller knows the object to have. */
    @SuppressWarnings("unchecked")
    public <E> EntityModel<E> typedModel() {
        return (EntityModel<E>) model;
    }

    /** Returns the object. */
    public Object entity() {
        return entity;
    }

    /** Returns where the object stands. */
    public Status status() {
        return status;
    }

    /** Returns where the object stands, in the words of the session. */
    public EntityState state() {
        return switch (status) {
            case PENDING -> EntityState.PENDING;
            case UNLOADED, PERSISTENT, EXPIRED -> EntityState.PERSISTENT;
            case DELETED -> EntityState.DELETED;
            case DETACHED -> EntityState.DETACHED;
        };
    }

    /** Sets where the object stands. */
    public void status(Status value) {
        status = value;
    }

    /** Returns the state of the row as the session last saw it, or null if it keeps none. */
    public @Nullable Object snapshot() {
        return snapshot;
    }

    /** Sets the state of the row as the session last saw it. */
    public void snapshot(@Nullable Object value) {
        snapshot = value;
    }

    /** Returns the objects that came from the same query. */
    public LoadGroup group() {
        return group;
    }

    void group(LoadGroup value) {
        group = value;
    }

    /** Returns the collection the session knows for an association, or null if it knows none. */
    public @Nullable TrackedCollection collection(int index) {
        return collections == null ? null : (TrackedCollection) collections[index];
    }

    /** Tells whether what an attribute holds loads itself. */
    public static boolean isLazy(@Nullable Object value) {
        return value instanceof LazyCollection || value instanceof LazyEntityMap;
    }

    /** Returns the entities in what an attribute holds, a map seen as a collection of them. */
    @SuppressWarnings("unchecked")
    public static @Nullable Object members(ToManyAttribute association, @Nullable Object value) {
        if (value instanceof LazyEntityMap map) {
            return map.members();
        }
        return value instanceof Map<?, ?> map && association.mapKey() != null
                ? new MapMembers((Map<Object, Object>) map, association.mapKey())
                : value;
    }

    /**
     * Returns the collection that the object holds for an association to many, or null if it holds none;
     * of a map the entities in it.
     */
    @SuppressWarnings("unchecked")
    public @Nullable Object held(ToManyAttribute association) {
        TrackedCollection member = collection(association.index());
        if (association.kind() != ToManyAttribute.Kind.ONE) {
            Object value = ((EntityModel<Object>) model).accessor().getCollection(association.index(), entity);
            boolean known = member != null && member.attributeValue() == value;
            return known && value != null ? member.held() : members(association, value);
        }
        if (member == null) {
            SingleMember fresh = new SingleMember(this, association.index(), true);
            collection(association.index(), fresh);
            return fresh;
        }
        return member.value();
    }

    /** Sets the collection that the session knows for an association. */
    public void collection(int index, @Nullable TrackedCollection value) {
        if (collections == null) {
            if (value == null) {
                return;
            }
            collections = new Object[model.collectionCount()];
        }
        collections[index] = value;
    }

    /** Tells whether the object stands for a row that exists and is not to be deleted. */
    public boolean isManaged() {
        return status == Status.PERSISTENT
                || status == Status.UNLOADED
                || status == Status.PENDING
                || status == Status.EXPIRED;
    }

    /** Tells whether the row has to be read before the object is what it stands for. */
    public boolean isUnread() {
        return status == Status.UNLOADED || status == Status.EXPIRED;
    }

    /** Names the object in messages: entity and id, never another value. */
    @Override
    public String toString() {
        Object id = id();
        return id == null ? model.name() + " (new)" : model.name() + "#" + id;
    }
}
