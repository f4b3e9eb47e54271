package dev.orm.session;

import dev.orm.session.load.AssociationLoader;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.PersistenceContext;
import org.jspecify.annotations.Nullable;

/** What happens when something that was not loaded is touched: it is loaded, or refused. */
// The guard of a try block is only entered and left.
@SuppressWarnings("try")
final class SessionTouches {

    private final DefaultSession session;
    private final PersistenceContext context;
    private final AssociationLoader associations;

    SessionTouches(DefaultSession session, PersistenceContext context, AssociationLoader associations) {
        this.session = session;
        this.context = context;
        this.associations = associations;
    }

    private @Nullable EntityEntry entry(Object entity) {
        return session.isClosed() ? null : context.find(entity);
    }

    private static boolean hasRow(EntityEntry entry) {
        return entry.isManaged() || entry.status() == Status.DELETED;
    }

    void reference(Object reference) {
        if (session.isClosed()) {
            throw NotLoaded.reference(context.models(), reference);
        }
        try (SessionGuard entered = session.guard()) {
            EntityEntry entry = entry(reference);
            if (entry == null || !entry.isManaged()) {
                throw NotLoaded.reference(context.models(), reference);
            }
            if (!entry.isUnread()) {
                return;
            }
            if (session.isRefused(entry)) {
                throw NotLoaded.reference(context.models(), reference, refusal(entry));
            }
            associations.touchReference(entry);
        }
    }

    void attributes(Object entity, long attributes) {
        if (session.isClosed()) {
            throw NotLoaded.attributes(context.models(), entity, attributes);
        }
        try (SessionGuard entered = session.guard()) {
            EntityEntry entry = entry(entity);
            if (entry == null || !hasRow(entry)) {
                throw NotLoaded.attributes(context.models(), entity, attributes);
            }
            if (session.isRefused(entry)) {
                throw NotLoaded.attributes(context.models(), entity, attributes, refusal(entry));
            }
            associations.touchAttributes(entry, attributes);
        }
    }

    void collection(EntityEntry owner, int index) {
        if (session.isClosed()) {
            throw NotLoaded.collection(owner, index);
        }
        try (SessionGuard entered = session.guard()) {
            if (session.isClosed() || !hasRow(owner)) {
                throw NotLoaded.collection(owner, index);
            }
            if (session.isRefused(owner)) {
                throw NotLoaded.collection(owner, index, refusal(owner));
            }
            associations.touchCollection(owner, index);
        }
    }

    private static String refusal(EntityEntry entry) {
        return NotLoaded.refused(entry.group().isFetchedOnly());
    }
}
