package dev.orm.session;

import dev.orm.mapping.LifecycleEvent;
import dev.orm.session.flush.Written;
import dev.orm.sql.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells the listeners of a factory what one session does. */
final class SessionEvents {

    private final Session session;
    private final List<SessionListener> listeners;

    SessionEvents(Session session, List<SessionListener> listeners) {
        this.session = session;
        this.listeners = listeners;
    }

    boolean isHeard() {
        return !listeners.isEmpty();
    }

    void beforeFlush() {
        tell(listener -> listener.beforeFlush(session));
    }

    void afterFlush(List<Written> written) {
        if (isHeard()) {
            SessionListener.Flushed flushed = new SessionListener.Flushed(
                    entities(written, LifecycleEvent.POST_PERSIST),
                    entities(written, LifecycleEvent.POST_UPDATE),
                    entities(written, LifecycleEvent.POST_REMOVE));
            tell(listener -> listener.afterFlush(session, flushed));
        }
    }

    private static List<Object> entities(List<Written> written, LifecycleEvent event) {
        List<Object> entities = new ArrayList<>();
        for (Written each : written) {
            if (each.event() == event) {
                entities.add(each.entry().entity());
            }
        }
        return entities;
    }

    void afterChange(Change change, long rows) {
        tell(listener -> listener.afterChange(session, change, rows));
    }

    void beforeCommit() {
        tell(listener -> listener.beforeCommit(session));
    }

    void afterCommit() {
        tell(listener -> listener.afterCommit(session));
    }

    void afterRollback() {
        tell(listener -> listener.afterRollback(session));
    }

    void stateChanged(Object entity, EntityState before, EntityState after) {
        tell(listener -> listener.stateChanged(session, entity, before, after));
    }

    private void tell(Consumer<SessionListener> event) {
        for (SessionListener listener : listeners) {
            event.accept(listener);
        }
    }
}
