package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.MappedId;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives new objects the ids that they have from what they refer to ({@code @MapsId}), once that has its own. */
final class DerivedIds {

    private DerivedIds() {}

    static void set(PersistenceContext context, EntityEntry entry) {
        EntityModel<?> model = entry.model();
        if (!model.hasDerivedId()) {
            return;
        }
        EntityAccessor<Object> accessor = FlushContext.accessor(model);
        for (MappedId mapped : model.mappedIds()) {
            Object key = References.id(context, entry, mapped.toOne());
            if (key == null) {
                throw missing(entry, mapped.toOne());
            }
            List<ColumnAttribute> unset = new ArrayList<>();
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < mapped.ids().size(); i++) {
                Object value = key instanceof List<?> parts ? parts.get(i) : key;
                if (isUnset(accessor, entry, mapped.ids().get(i), value)) {
                    unset.add(mapped.ids().get(i));
                    values.add(value);
                }
            }
            entry.typedModel().set(entry.entity(), unset, values);
        }
        for (ColumnAttribute id : model.ids()) {
            if (accessor.get(id.index(), entry.entity()) == null) {
                throw missing(entry, id);
            }
        }
    }

    /** Sets the id of a new object if what it refers to has its own already; returns whether it did. */
    static boolean setIfKnown(PersistenceContext context, EntityEntry entry) {
        EntityModel<?> model = entry.model();
        if (!model.hasDerivedId()) {
            return false;
        }
        for (MappedId mapped : model.mappedIds()) {
            Object target = FlushContext.accessor(model).get(mapped.toOne().index(), entry.entity());
            EntityEntry known = target == null ? null : context.find(target);
            if (known == null || known.id() == null) {
                return false;
            }
        }
        set(context, entry);
        return true;
    }

    private static boolean isUnset(
            EntityAccessor<Object> accessor, EntityEntry entry, ColumnAttribute id, @Nullable Object value) {
        Object present = accessor.get(id.index(), entry.entity());
        boolean unset = present == null || present instanceof Number number && number.longValue() == 0;
        if (!unset && !present.equals(value)) {
            throw new SessionException("The id of the new " + entry.model().name()
                    + " was set, but not to that of what its @MapsId association leads to. Leave " + id.path()
                    + " unset, or make both agree.");
        }
        return unset;
    }

    private static SessionException missing(EntityEntry entry, ColumnAttribute attribute) {
        return new SessionException("The new " + entry.model().name() + " has no id: " + attribute.path()
                + ", which is a part of it, is null. Set it before the flush.");
    }
}
