package dev.orm.session;

import dev.orm.engine.EngineConnection;

/** A transaction inside a transaction. */
// The guard of a try block is only entered and left.
@SuppressWarnings("try")
final class SavepointTransaction implements Session.NestedTransaction {

    private final DefaultSession session;
    private final EngineConnection.Savepoint savepoint;
    private final int level;
    private boolean ended;

    SavepointTransaction(DefaultSession session, EngineConnection.Savepoint savepoint, int level) {
        this.session = session;
        this.savepoint = savepoint;
        this.level = level;
    }

    @Override
    public void commit() {
        if (ended) {
            throw new IllegalStateException("The nested transaction has ended already.");
        }
        try (SessionGuard entered = session.enter()) {
            session.flush();
            savepoint.release();
            session.log().collapse(level);
            session.log().release();
        }
        ended = true;
    }

    @Override
    public void rollback() {
        if (ended) {
            return;
        }
        try (SessionGuard entered = session.enter()) {
            ended = true;
            savepoint.rollback();
            session.transaction().recovered();
            session.log().collapse(level);
            session.log().rollback();
            session.log().release();
        }
    }

    @Override
    public void close() {
        rollback();
    }
}
