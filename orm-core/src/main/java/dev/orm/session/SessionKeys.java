package dev.orm.session;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.session.flush.Cascades;
import dev.orm.session.flush.UniqueRows;
import dev.orm.session.load.AssociationLoader;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.Unread;
import dev.orm.sql.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds and makes the rows of unique keys in a {@link DefaultSession}. */
final class SessionKeys {

    private final DefaultSession session;
    private final PersistenceContext context;
    private final AssociationLoader associations;
    private final Cascades cascades;
    private final UniqueRows rows;

    SessionKeys(
            DefaultSession session,
            PersistenceContext context,
            AssociationLoader associations,
            Cascades cascades,
            UniqueRows rows) {
        this.session = session;
        this.context = context;
        this.associations = associations;
        this.cascades = cascades;
        this.rows = rows;
    }

    @SuppressWarnings("unchecked")
    <E> E findOrCreate(E entity, List<Attribute<?>> attributes) {
        if (context.find(Objects.requireNonNull(entity, "findOrCreate(…) takes an entity, not null.")) != null) {
            return entity;
        }
        return (E) findOrCreate(entity, attributes, false).entity();
    }

    @SuppressWarnings("unchecked")
    <E> E upsert(E entity, List<Attribute<?>> attributes) {
        if (context.find(Objects.requireNonNull(entity, "upsert(…) takes an entity, not null.")) != null) {
            return entity;
        }
        EntityEntry entry = findOrCreate(entity, attributes, true);
        if (entry.entity() != entity) {
            Unread.readAll(entry);
            // The row may be of a class that extends the one of the object.
            EntityModel<Object> model = (EntityModel<Object>) context.models().get(entity.getClass());
            copy(model, entity, entry.entity(), columns(model, attributes));
        }
        return (E) entry.entity();
    }

    private EntityEntry findOrCreate(Object entity, List<Attribute<?>> attributes, boolean lock) {
        EntityModel<?> model = context.models().get(entity.getClass());
        List<ColumnAttribute> key = columns(model, attributes);
        rows.check(model, key, entity);
        session.transaction().connection();
        session.flushBefore(Set.of(model.root()));
        // A lock of a row that is not there would be one of the gap, in which others then wait to insert.
        EntityEntry found = find(model, key, entity, false);
        if (found != null && (!lock || associations.lock(found))) {
            return found;
        }
        // What the row refers to has to be there.
        session.flush();
        EntityEntry added = cascades.register(entity);
        boolean inserted;
        try {
            inserted = rows.insert(added, key, session.transaction().connection());
        } catch (RuntimeException failure) {
            context.forget(added);
            throw failure;
        }
        found = find(model, key, entity, true);
        if (found != null) {
            Unread.readAll(found);
        }
        if (inserted && found != null && rows.isRowOf(added, found.entity())) {
            return adopt(added, found);
        }
        context.forget(added);
        if (found == null) {
            // Another unique key is in the way, or a hidden row, or the row is gone again: the ordinary insert says so,
            // or works.
            session.add(entity);
            session.flush();
            return Objects.requireNonNull(context.find(entity));
        }
        return found;
    }

    /** The row was read into an object that nobody knows; the one that the program has takes its place. */
    private EntityEntry adopt(EntityEntry added, EntityEntry read) {
        rows.inserted(added, read.entity());
        cascades.add(added.entity());
        rows.announce(added);
        return added;
    }

    private @Nullable EntityEntry find(EntityModel<?> model, List<ColumnAttribute> key, Object entity, boolean lock) {
        return associations.find(model, key, lock, binder -> {
            int index = 1;
            for (ColumnAttribute attribute : key) {
                index = rows.bind(model, entity, attribute, binder, index);
            }
        });
    }

    private static List<ColumnAttribute> columns(EntityModel<?> model, List<Attribute<?>> attributes) {
        List<ColumnAttribute> columns = new ArrayList<>();
        for (Attribute<?> attribute : attributes) {
            ColumnAttribute column = SessionObjects.column(model, attribute);
            if (column == null) {
                throw new IllegalArgumentException(model.name() + " has no column for \"" + attribute.attribute()
                        + "\", so it is no part of a key.");
            }
            columns.add(column);
        }
        return columns;
    }

    private void copy(EntityModel<Object> model, Object from, Object to, List<ColumnAttribute> key) {
        EntityAccessor<Object> accessor = model.accessor();
        List<ColumnAttribute> copied = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (ColumnAttribute attribute : model.attributes()) {
            boolean kept = model.isId(attribute)
                    || attribute == model.version()
                    || !attribute.updatable()
                    || attribute.made() != ColumnAttribute.Made.NEVER
                    || key.contains(attribute);
            if (!kept) {
                Object value = accessor.get(attribute.index(), from);
                copied.add(attribute);
                values.add(attribute.toOne() == null ? value : referred(model, attribute, value));
            }
        }
        model.set(to, copied, values);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object referred(EntityModel<Object> owner, ColumnAttribute attribute, @Nullable Object target) {
        if (target == null || context.find(target) != null) {
            return target;
        }
        EntityModel<Object> model = (EntityModel<Object>) context.models().get(target.getClass());
        Object id = model.key(target);
        if (id == null || model.hasLongId() && ((Number) id).longValue() == 0) {
            throw new SessionException(owner.name() + "." + attribute.path() + " leads to a new " + model.name()
                    + ", which upsert(…) does not add. Add it first.");
        }
        return session.reference(model.type(), model.idOf(id));
    }
}
