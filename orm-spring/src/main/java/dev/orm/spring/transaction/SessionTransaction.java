package dev.orm.spring.transaction;

import dev.orm.session.Session;
import dev.orm.session.Session.NestedTransaction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.SavepointManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionUsageException;
import org.springframework.transaction.support.SmartTransactionObject;

/** The transaction object of {@link OrmTransactionManager}: the two resources that are bound, and savepoints of both. */
final class SessionTransaction implements SavepointManager, SmartTransactionObject {

    private final OrmExceptionTranslator translator;
    private @Nullable SessionHolder sessionHolder;
    private @Nullable SessionConnectionHolder connectionHolder;

    SessionTransaction(OrmExceptionTranslator translator) {
        this.translator = translator;
    }

    void use(@Nullable SessionHolder session, @Nullable SessionConnectionHolder connection) {
        this.sessionHolder = session;
        this.connectionHolder = connection;
    }

    boolean hasSession() {
        return sessionHolder != null;
    }

    SessionHolder sessionHolder() {
        return Objects.requireNonNull(sessionHolder, "The transaction has no session; it was not begun.");
    }

    Session session() {
        return sessionHolder().session();
    }

    void setRollbackOnly() {
        sessionHolder().setRollbackOnly();
        if (connectionHolder != null) {
            connectionHolder.setRollbackOnly();
        }
    }

    @Override
    public boolean isRollbackOnly() {
        return sessionHolder != null && sessionHolder.isRollbackOnly()
                || connectionHolder != null && connectionHolder.isRollbackOnly();
    }

    @Override
    public void flush() {
        try {
            session().flush();
        } catch (RuntimeException e) {
            throw translator.translateOrSame(e);
        }
    }

    /** Flushes first, so that a rollback to the savepoint undoes nothing that was changed before it. */
    @Override
    public Object createSavepoint() {
        if (isRollbackOnly()) {
            throw new CannotCreateTransactionException(
                    "The transaction is marked as rollback-only; no nested transaction can begin in it.");
        }
        try {
            session().flush();
            return new Savepoint(session().beginNested());
        } catch (RuntimeException e) {
            throw translator.translateOrSame(e);
        }
    }

    @Override
    public void rollbackToSavepoint(Object savepoint) {
        Savepoint point = (Savepoint) savepoint;
        if (point.over) {
            throw new TransactionUsageException(
                    "The savepoint was rolled back to or released already. Create a new one with createSavepoint().");
        }
        point.over = true;
        try {
            point.nested.rollback();
        } catch (RuntimeException e) {
            throw new TransactionSystemException("The transaction could not be rolled back to its savepoint.", e);
        }
        sessionHolder().resetRollbackOnly();
        if (connectionHolder != null) {
            connectionHolder.resetRollbackOnly();
        }
    }

    @Override
    public void releaseSavepoint(Object savepoint) {
        Savepoint point = (Savepoint) savepoint;
        if (point.over) {
            return;
        }
        point.over = true;
        try {
            point.nested.commit();
        } catch (RuntimeException e) {
            undo(point, e);
            throw translator.translateOrSame(e);
        }
    }

    private void undo(Savepoint point, RuntimeException failure) {
        try {
            point.nested.rollback();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            setRollbackOnly();
        }
    }

    /** A nested transaction, and whether it is over. */
    private static final class Savepoint {

        private final NestedTransaction nested;
        private boolean over;

        Savepoint(NestedTransaction nested) {
            this.nested = nested;
        }
    }
}
