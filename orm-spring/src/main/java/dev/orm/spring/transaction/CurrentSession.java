package dev.orm.spring.transaction;

import dev.orm.session.Session;
import dev.orm.session.SessionFactory;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Finds the session of the current transaction, or reads without one. */
final class CurrentSession {

    private final SessionFactory sessions;
    private final @Nullable DataSource dataSource;

    CurrentSession(SessionFactory sessions) {
        this.sessions = sessions;
        this.dataSource = sessions.engine().dataSource();
    }

    SessionFactory sessions() {
        return sessions;
    }

    /** Returns the session of the current transaction, also of another manager's on the same data source, or null if none goes on. */
    @Nullable
    Session find() {
        if (TransactionSynchronizationManager.getResource(sessions) instanceof SessionHolder holder) {
            return holder.isActive() ? holder.session() : null;
        }
        return JoinedSession.find(sessions, dataSource);
    }

    /** Returns the session of the current transaction. */
    Session require(String operation) {
        Session session = find();
        if (session != null) {
            return session;
        }
        boolean ended = TransactionSynchronizationManager.hasResource(sessions);
        throw new NoTransactionException(
                ended
                        ? "Session." + operation
                                + " was called after the end of the transaction, in a callback. Annotate the method that"
                                + " calls it with @Transactional(propagation = Propagation.REQUIRES_NEW)."
                        : "Session." + operation
                                + " needs a transaction, and none is open. Annotate the method that calls it with"
                                + " @Transactional, or use a TransactionTemplate.");
    }

    /** Reads in the current transaction, or else in a short read-only one. */
    <R> R read(Function<Session, R> work) {
        Session session = find();
        return session != null ? work.apply(session) : sessions.inReadOnlyTransaction(work);
    }
}
