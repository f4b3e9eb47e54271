package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.PersistenceContext;
import org.jspecify.annotations.Nullable;

/** Answers what a to-one association of an object refers to. */
final class References {

    private References() {}

    /** Returns the entry that a foreign key leads to, or null if it leads to nothing or to an object of no session. */
    @SuppressWarnings("unchecked")
    static @Nullable EntityEntry target(PersistenceContext context, EntityEntry entry, ColumnAttribute foreignKey) {
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        Object target = model.accessor().get(foreignKey.index(), entry.entity());
        return target == null ? null : context.find(target);
    }

    /** Returns the entry that a foreign key led to when the row was last read or written. */
    @SuppressWarnings("unchecked")
    static @Nullable EntityEntry former(PersistenceContext context, EntityEntry entry, ColumnAttribute foreignKey) {
        Object snapshot = entry.snapshot();
        if (snapshot == null) {
            return target(context, entry, foreignKey);
        }
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        Object row = model.accessor().newInstance();
        model.accessor().restore(row, snapshot);
        Object target = model.accessor().get(foreignKey.index(), row);
        return target == null ? null : context.find(target);
    }

    /** Returns the value of a foreign key, or null for SQL {@code NULL}. */
    @SuppressWarnings("unchecked")
    static @Nullable Object id(PersistenceContext context, EntityEntry entry, ColumnAttribute foreignKey) {
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        Object target = model.accessor().get(foreignKey.index(), entry.entity());
        if (target == null) {
            return null;
        }
        EntityEntry known = context.find(target);
        Object id = known == null || known == entry ? idOf(context, target) : known.id();
        if (id == null) {
            throw new SessionException(entry + "." + foreignKey.path() + " leads to a new "
                    + context.models().get(target.getClass()).name() + " that has no row yet. Add it to the session.");
        }
        return id;
    }

    /** Returns the id of an object that is referred to, of this session or of another. */
    static Object requiredId(PersistenceContext context, Object entity, String attribute) {
        EntityEntry known = context.find(entity);
        Object id = known == null ? idOf(context, entity) : known.id();
        if (id == null) {
            throw new SessionException(attribute + " leads to a new "
                    + context.models().get(entity.getClass()).name()
                    + " that has no row yet. Add it to the session and flush first.");
        }
        return id;
    }

    /** Tells whether an object that the session does not know has a row all the same: its database-made id is set. */
    static boolean isDetached(PersistenceContext context, Object entity) {
        return context.models().get(entity.getClass()).idGeneration().isByDatabase() && idOf(context, entity) != null;
    }

    /** Returns the id that an object has, or null if it is not set. */
    @SuppressWarnings("unchecked")
    static @Nullable Object idOf(PersistenceContext context, Object entity) {
        EntityModel<Object> model = (EntityModel<Object>) context.models().get(entity.getClass());
        Object id = model.key(entity);
        return id instanceof Number number && number.longValue() == 0 ? null : id;
    }
}
