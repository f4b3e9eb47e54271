package dev.orm.spring.transaction;

import dev.orm.session.Session;
import org.springframework.transaction.support.ResourceHolderSupport;

/** The session of the current transaction, bound to the thread under its factory. */
final class SessionHolder extends ResourceHolderSupport {

    private final Session session;
    private final boolean readOnly;

    SessionHolder(Session session, boolean readOnly) {
        this.session = session;
        this.readOnly = readOnly;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    Session session() {
        return session;
    }

    /** Tells whether the transaction goes on; after its end the holder is still bound while callbacks run. */
    boolean isActive() {
        return session.isInTransaction();
    }
}
