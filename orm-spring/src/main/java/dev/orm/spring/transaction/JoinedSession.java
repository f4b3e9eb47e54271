package dev.orm.spring.transaction;

import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.session.Session;
import dev.orm.session.SessionFactory;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A session inside the transaction of another transaction manager for the same data source, such as {@code JdbcTransactionManager}:
 * flushed before that commits, closed after it ends.
 */
final class JoinedSession implements TransactionSynchronization, Ordered {

    private final SessionFactory sessions;
    private final OrmExceptionTranslator translator = new OrmExceptionTranslator();
    private final EngineConnection connection;
    private final Session session;
    private boolean active = true;

    private JoinedSession(SessionFactory sessions, EngineConnection connection) {
        this.sessions = sessions;
        this.connection = connection;
        this.session = sessions.joinSession(connection);
    }

    /** Returns the session that joined the current transaction, joining it if need be; null if there is none to join. */
    static @Nullable Session find(SessionFactory sessions, @Nullable DataSource dataSource) {
        if (TransactionSynchronizationManager.getResource(sessions) instanceof JoinedSession joined) {
            return joined.active ? joined.session : null;
        }
        if (dataSource == null
                || !TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isActualTransactionActive()
                || !(TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder holder)
                || holder instanceof SessionConnectionHolder) {
            return null;
        }
        TransactionOptions options = new TransactionOptions(
                TransactionSynchronizationManager.isCurrentTransactionReadOnly(), null, remaining(holder));
        JoinedSession joined =
                new JoinedSession(sessions, sessions.engine().wrap(DataSourceUtils.getConnection(dataSource), options));
        TransactionSynchronizationManager.bindResource(sessions, joined);
        TransactionSynchronizationManager.registerSynchronization(joined);
        return joined.session;
    }

    private static @Nullable Duration remaining(ConnectionHolder holder) {
        return holder.hasTimeout() ? Duration.ofMillis(holder.getTimeToLiveInMillis()) : null;
    }

    /** Before the connection's own synchronization, which gives the connection back. */
    @Override
    public int getOrder() {
        return DataSourceUtils.CONNECTION_SYNCHRONIZATION_ORDER - 1;
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(sessions);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(sessions, this);
    }

    @Override
    public void flush() {
        try {
            session.flush();
        } catch (RuntimeException e) {
            throw translator.translateOrSame(e);
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        if (!readOnly) {
            flush();
        }
        if (connection.isFailed()) {
            throw new UnexpectedRollbackException(
                    "A statement of the session failed in this transaction, so it can only be rolled back.");
        }
    }

    /** The savepoint was made without the session: what it holds unwritten would be undone with it. */
    @Override
    public void savepoint(Object savepoint) {
        if (session.entities().stream().anyMatch(session::isModified)) {
            throw new IllegalTransactionStateException(
                    "The session has changes that are not flushed, and another transaction manager than"
                            + " OrmTransactionManager begins a nested transaction. Call session.flush() before it, or use OrmTransactionManager.");
        }
    }

    @Override
    public void savepointRollback(Object savepoint) {
        session.clear();
    }

    @Override
    public void afterCompletion(int status) {
        active = false;
        TransactionSynchronizationManager.unbindResourceIfPossible(sessions);
        try {
            if (status != STATUS_COMMITTED) {
                session.rollback();
            }
        } finally {
            session.close();
        }
    }
}
