package dev.orm.session;

import dev.orm.engine.Cancellation;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.mapping.EntityModels;
import java.util.function.Consumer;
import java.util.function.Function;

/** Opens sessions; corresponds to SQLAlchemy's {@code sessionmaker}. Immutable and thread-safe. */
public interface SessionFactory extends AutoCloseable {

    /**
     * Starts a factory.
     *
     * @param engine the engine of its sessions; closed with the factory unless it was given a data source
     * @return a builder without entities
     */
    static SessionFactoryBuilder builder(Engine engine) {
        return new SessionFactoryBuilder(engine);
    }

    /**
     * Opens a session.
     *
     * @return the session, to be closed
     */
    Session openSession();

    /**
     * Opens a session that writes nothing and therefore remembers nothing of what it loads but the identity of each object.
     *
     * @return the session, to be closed
     */
    Session openReadOnlySession();

    /**
     * Opens a session whose work another thread can cancel.
     *
     * @param cancellation what that thread calls
     * @return the session, to be closed
     */
    Session openSession(Cancellation cancellation);

    /**
     * Opens a session that writes nothing and whose work another thread can cancel.
     *
     * @param cancellation what that thread calls
     * @return the session, to be closed
     */
    Session openReadOnlySession(Cancellation cancellation);

    /**
     * Opens a session inside a transaction that somebody else began and will end. Its {@code commit()} only flushes.
     *
     * @param connection the connection of that transaction; it stays open when the session is closed
     * @return the session, to be closed
     */
    Session joinSession(EngineConnection connection);

    /**
     * Does work in a session and a transaction of its own, committed when the work returns and rolled back when it throws.
     *
     * @param work the work
     * @param <R> what it returns
     * @return what it returned
     */
    <R> R inTransaction(Function<Session, R> work);

    /**
     * Does work that returns nothing in a session and a transaction of its own.
     *
     * @param work the work
     */
    default void inTransactionWithoutResult(Consumer<Session> work) {
        inTransaction(session -> {
            work.accept(session);
            return 0;
        });
    }

    /**
     * Does work that only reads, in a read-only session and transaction of its own.
     *
     * @param work the work
     * @param <R> what it returns
     * @return what it returned
     */
    <R> R inReadOnlyTransaction(Function<Session, R> work);

    /**
     * Returns the schema of the mapped entities.
     *
     * @return creates, drops and validates it
     */
    SchemaManagement schema();

    /**
     * Returns the models of the entities.
     *
     * @return the models
     */
    EntityModels models();

    /**
     * Returns the engine.
     *
     * @return the engine of the sessions
     */
    Engine engine();

    /**
     * Returns what all sessions of this factory did.
     *
     * @return counters
     */
    Statistics statistics();

    @Override
    void close();
}
