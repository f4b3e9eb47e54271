package dev.orm.session;

import dev.orm.engine.EngineConnection;

/** A transaction inside a transaction. */
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
        session.release(savepoint, level);
        ended = true;
    }

    @Override
    public void rollback() {
        if (!ended) {
            ended = true;
            session.rollback(savepoint, level);
        }
    }

    @Override
    public void close() {
        rollback();
    }
}
