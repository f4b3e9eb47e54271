package dev.orm.session;

import dev.orm.sql.Change;
import java.util.List;

/**
 * Listens to what sessions do; corresponds to SQLAlchemy's {@code SessionEvents}. What happens to single objects is heard by an
 * {@link EntityListener}, statements by a {@link dev.orm.engine.StatementListener}. An exception ends what is going on, and with it the transaction; after a commit or
 * rollback it only reaches the caller. Must be thread-safe.
 */
public interface SessionListener {

    /**
     * What a flush wrote.
     *
     * @param inserted the objects whose rows were inserted, in that order
     * @param updated the objects whose rows were updated
     * @param deleted the objects whose rows were deleted
     */
    record Flushed(List<Object> inserted, List<Object> updated, List<Object> deleted) {

        /** Copies the lists. */
        public Flushed {
            inserted = List.copyOf(inserted);
            updated = List.copyOf(updated);
            deleted = List.copyOf(deleted);
        }
    }

    /**
     * A flush begins, perhaps with nothing to write. What is added, changed or deleted here is written by it; queries here do not flush.
     *
     * @param session the session; {@link Session#history} tells what was changed
     */
    default void beforeFlush(Session session) {}

    /**
     * A flush has written something and is over. What is added, changed or deleted here is written by another one at once.
     *
     * @param session the session
     * @param flushed what was written
     */
    default void afterFlush(Session session, Flushed flushed) {}

    /**
     * A statement has changed rows beside the objects ({@link Session#execute}); for a batch it is called once.
     *
     * @param session the session, whose objects are up to date again
     * @param change the statement; for a batch that of its first row
     * @param rows how many rows it matched
     */
    default void afterChange(Session session, Change change, long rows) {}

    /**
     * A transaction is about to be committed, and its changes are flushed. What is changed here is flushed too.
     *
     * @param session the session
     */
    default void beforeCommit(Session session) {}

    /**
     * A transaction was committed. With a session that joined somebody else's transaction this is not heard.
     *
     * @param session the session, which has no transaction now
     */
    default void afterCommit(Session session) {}

    /**
     * A transaction was rolled back, and the objects with it.
     *
     * @param session the session, which has no transaction now
     */
    default void afterRollback(Session session) {}

    /**
     * An object has come from one state to another. What was read is heard of by {@code @PostLoad} and the like. The session may be in
     * the middle of something: look, and do not change anything.
     *
     * @param session the session
     * @param entity the object
     * @param before its state before
     * @param after its state now
     */
    default void stateChanged(Session session, Object entity, EntityState before, EntityState after) {}
}
