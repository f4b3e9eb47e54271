package dev.orm.session;

import dev.orm.engine.EngineConnection;

/** A transaction inside a transaction. */
final class SavepointTransaction implements Session.NestedTransaction {

    private final DefaultSession session;
    private final EngineConnection.Savepoint savepoint;
    private boolean ended;

    SavepointTransaction(DefaultSession session, EngineConnection.Savepoint savepoint) {
        this.session = session;
        this.savepoint = savepoint;
    }

    @Override
    public void commit() {
        if (ended) {
            throw new IllegalStateException("The nested transaction has ended already.");
        }
        session.release(savepoint);
        ended = true;
    }

    @Override
    public void rollback() {
        if (!ended) {
            ended = true;
            session.rollback(savepoint);
        }
    }

    @Override
    public void close() {
        rollback();
    }
}
