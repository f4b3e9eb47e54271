package dev.orm.spring.transaction;

import dev.orm.dialect.Capability;
import dev.orm.engine.CommitOutcomeUnknownException;
import dev.orm.engine.Isolation;
import dev.orm.engine.TransactionFailedException;
import dev.orm.engine.TransactionOptions;
import dev.orm.session.Session;
import dev.orm.session.SessionFactory;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.HeuristicCompletionException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Spring transactions for sessions. Each transaction has one {@link Session}; {@code JdbcClient}, {@code JdbcTemplate} and all
 * else that takes its connection from the same data source through Spring joins the same transaction. The connection is borrowed
 * when it is first needed, so a transaction that asks the database nothing borrows none; a read-only transaction borrows
 * a reader's.
 *
 * <p>Statements that go around the session do not see what was changed in it since the last flush: call {@link Session#flush()}
 * or {@code TransactionStatus.flush()} before them.
 *
 * <p>A nested transaction ({@code Propagation.NESTED}) is a savepoint: its rollback undoes what was done inside, in the database and
 * in the objects. A new one ({@code Propagation.REQUIRES_NEW}) has a session and a connection of its own beside those of the outer
 * transaction.
 *
 * <p>After an error of the database the transaction can only be rolled back, on every database and also when the error was
 * caught: the commit then rolls back and throws {@link UnexpectedRollbackException}. A commit whose outcome is not known, because the
 * connection broke before the database answered, throws {@link HeuristicCompletionException}, which no retry takes for a conflict.
 */
@SuppressWarnings("serial")
public class OrmTransactionManager extends AbstractPlatformTransactionManager implements ResourceTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient SessionFactory sessions;
    private final transient DataSource dataSource;
    private final transient OrmExceptionTranslator translator = new OrmExceptionTranslator();

    /** Under this key the thread knows that one of its suspended transactions holds the only connection that writes. */
    private final transient Object suspendedWriter = new Object();

    /**
     * Makes a transaction manager.
     *
     * @param sessions opens the session of each transaction
     * @param dataSource the data source of the factory's engine, by which JDBC code finds the transaction
     */
    public OrmTransactionManager(SessionFactory sessions, DataSource dataSource) {
        this.sessions = sessions;
        this.dataSource = unwrap(dataSource);
        setNestedTransactionAllowed(true);
    }

    private static DataSource unwrap(DataSource dataSource) {
        DataSource target =
                dataSource instanceof TransactionAwareDataSourceProxy proxy ? proxy.getTargetDataSource() : dataSource;
        if (target == null) {
            throw new IllegalArgumentException(
                    "The TransactionAwareDataSourceProxy has no target data source. Set one.");
        }
        return target;
    }

    /**
     * Returns the factory under which the session of a transaction is bound.
     *
     * @return the factory
     */
    public SessionFactory getSessionFactory() {
        return sessions;
    }

    /**
     * Returns the data source under which the connection of a transaction is bound.
     *
     * @return the data source
     */
    public DataSource getDataSource() {
        return dataSource;
    }

    @Override
    public Object getResourceFactory() {
        return sessions;
    }

    @Override
    protected Object doGetTransaction() {
        SessionTransaction transaction = new SessionTransaction(translator);
        if (TransactionSynchronizationManager.getResource(sessions) instanceof SessionHolder holder) {
            transaction.use(
                    holder,
                    TransactionSynchronizationManager.getResource(dataSource)
                                    instanceof SessionConnectionHolder connection
                            ? connection
                            : null);
        }
        return transaction;
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return ((SessionTransaction) transaction).hasSession();
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        if (TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new IllegalTransactionStateException(
                    "A connection of the same data source is bound to the thread already, by another"
                            + " transaction manager. Use one transaction manager for a data source; OrmTransactionManager serves JDBC code too.");
        }
        if (!definition.isReadOnly() && TransactionSynchronizationManager.hasResource(suspendedWriter)) {
            throw new CannotCreateTransactionException(
                    "A new transaction that writes cannot begin inside another one that has written to "
                            + sessions.engine().dialect().name()
                            + ", which has one writer at a time: it would wait for itself. Use"
                            + " Propagation.NESTED, make one of the two readOnly = true, or begin the new one before the outer one uses the"
                            + " database.");
        }
        Session session = definition.isReadOnly() ? sessions.openReadOnlySession() : sessions.openSession();
        try {
            int timeout = determineTimeout(definition);
            session.begin(options(definition, timeout));
            SessionHolder holder = new SessionHolder(session, definition.isReadOnly());
            SessionConnectionHolder connection = new SessionConnectionHolder(session, dataSource);
            holder.setSynchronizedWithTransaction(true);
            if (timeout != TransactionDefinition.TIMEOUT_DEFAULT) {
                holder.setTimeoutInSeconds(timeout);
                connection.setTimeoutInSeconds(timeout);
            }
            TransactionSynchronizationManager.bindResource(dataSource, connection);
            TransactionSynchronizationManager.bindResource(sessions, holder);
            ((SessionTransaction) transaction).use(holder, connection);
        } catch (RuntimeException e) {
            TransactionSynchronizationManager.unbindResourceIfPossible(dataSource);
            session.close();
            throw new CannotCreateTransactionException("No transaction could be begun: " + e.getMessage(), e);
        }
    }

    private static TransactionOptions options(TransactionDefinition definition, int timeout) {
        int isolation = definition.getIsolationLevel();
        return new TransactionOptions(
                definition.isReadOnly(),
                isolation == TransactionDefinition.ISOLATION_DEFAULT ? null : Isolation.of(isolation),
                timeout == TransactionDefinition.TIMEOUT_DEFAULT ? null : Duration.ofSeconds(timeout));
    }

    @Override
    protected Object doSuspend(Object transaction) {
        SessionTransaction suspended = (SessionTransaction) transaction;
        boolean writer = !suspended.sessionHolder().isReadOnly()
                && suspended.session().isConnected()
                && !sessions.engine().dialect().supports(Capability.CONCURRENT_WRITERS)
                && !TransactionSynchronizationManager.hasResource(suspendedWriter);
        if (writer) {
            TransactionSynchronizationManager.bindResource(suspendedWriter, Boolean.TRUE);
        }
        suspended.use(null, null);
        Object session = TransactionSynchronizationManager.unbindResource(sessions);
        return new Suspended(session, TransactionSynchronizationManager.unbindResourceIfPossible(dataSource), writer);
    }

    @Override
    protected void doResume(@Nullable Object transaction, Object suspendedResources) {
        Suspended suspended = (Suspended) suspendedResources;
        if (suspended.writer()) {
            TransactionSynchronizationManager.unbindResource(suspendedWriter);
        }
        if (suspended.connection() != null) {
            TransactionSynchronizationManager.bindResource(dataSource, suspended.connection());
        }
        TransactionSynchronizationManager.bindResource(sessions, suspended.session());
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        try {
            ((SessionTransaction) status.getTransaction()).session().commit();
        } catch (CommitOutcomeUnknownException e) {
            throw new HeuristicCompletionException(HeuristicCompletionException.STATE_UNKNOWN, e);
        } catch (TransactionFailedException e) {
            throw new UnexpectedRollbackException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw translator.translateOrSame(e);
        }
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            ((SessionTransaction) status.getTransaction()).session().rollback();
        } catch (RuntimeException e) {
            throw new TransactionSystemException("The transaction could not be rolled back: " + e.getMessage(), e);
        }
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        // A nested transaction that could not be committed was rolled back to its savepoint; the outer one goes on.
        if (!status.hasSavepoint()) {
            ((SessionTransaction) status.getTransaction()).setRollbackOnly();
        }
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        SessionHolder holder = ((SessionTransaction) transaction).sessionHolder();
        TransactionSynchronizationManager.unbindResourceIfPossible(sessions);
        TransactionSynchronizationManager.unbindResourceIfPossible(dataSource);
        try {
            holder.session().close();
        } catch (RuntimeException e) {
            // The transaction is over; its outcome was reported and must not be hidden by what went wrong afterwards.
            logger.warn("The session could not be closed after its transaction", e);
        }
        holder.clear();
    }

    /** What a suspended transaction had bound, and whether it holds the only connection that writes. */
    private record Suspended(Object session, @Nullable Object connection, boolean writer) {}
}
