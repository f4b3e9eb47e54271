package dev.orm.session;

import dev.orm.engine.Cancellation;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.mapping.EntityModels;
import dev.orm.session.flush.FlushOrder;
import dev.orm.session.flush.SequenceKeys;
import dev.orm.session.flush.TimeOrderedUuids;
import dev.orm.session.load.QueryPlanner;
import dev.orm.session.state.Callbacks;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** The factory that {@link SessionFactoryBuilder} makes. */
final class DefaultSessionFactory implements SessionFactory {

    private final Engine engine;
    private final EntityModels models;
    private final QueryPlanner planner;
    private final FlushOrder flushOrder;
    private final SequenceKeys sequences;
    private final Callbacks callbacks;
    private final List<StatementRewriter> rewriters;
    private final List<SessionListener> sessionListeners;
    private final TimeOrderedUuids uuids = new TimeOrderedUuids(InstantSource.system());
    private final LazyLoading lazyLoading;
    private final SessionFilters.Standing filters;
    private final Statistics statistics = new Statistics();

    DefaultSessionFactory(
            Engine engine,
            EntityModels models,
            LazyLoading lazyLoading,
            List<Filter> filters,
            TenantSource tenant,
            List<EntityListener> all,
            List<EntityValidator> validators,
            List<SessionListener> sessionListeners,
            List<StatementRewriter> rewriters,
            Function<Class<?>, Object> listeners) {
        this.engine = engine;
        this.models = models;
        this.lazyLoading = lazyLoading;
        this.filters = SessionFilters.Standing.of(models, filters, tenant);
        this.planner = new QueryPlanner(engine, models);
        this.flushOrder = new FlushOrder(models);
        this.sequences = new SequenceKeys(engine);
        this.callbacks = new Callbacks(models, List.copyOf(all), validators, !sessionListeners.isEmpty(), listeners);
        this.sessionListeners = List.copyOf(sessionListeners);
        this.rewriters = List.copyOf(rewriters);
        planner.checkComputed();
    }

    QueryPlanner planner() {
        return planner;
    }

    SessionFilters filters() {
        return new SessionFilters(filters);
    }

    LazyLoading lazyLoading() {
        return lazyLoading;
    }

    TimeOrderedUuids uuids() {
        return uuids;
    }

    Callbacks callbacks() {
        return callbacks;
    }

    List<StatementRewriter> rewriters() {
        return rewriters;
    }

    List<SessionListener> sessionListeners() {
        return sessionListeners;
    }

    SequenceKeys sequences() {
        return sequences;
    }

    FlushOrder flushOrder() {
        return flushOrder;
    }

    @Override
    public Session openSession() {
        return new DefaultSession(this, false, null, null);
    }

    @Override
    public Session openReadOnlySession() {
        return new DefaultSession(this, true, null, null);
    }

    @Override
    public Session openSession(Cancellation cancellation) {
        return new DefaultSession(this, false, null, cancellation);
    }

    @Override
    public Session openReadOnlySession(Cancellation cancellation) {
        return new DefaultSession(this, true, null, cancellation);
    }

    @Override
    public Session joinSession(EngineConnection connection) {
        return new DefaultSession(this, connection.isReadOnly(), connection, null);
    }

    @Override
    public <R> R inTransaction(Function<Session, R> work) {
        try (Session session = openSession()) {
            return inTransaction(session, TransactionOptions.READ_WRITE, work);
        }
    }

    @Override
    public <R> R inReadOnlyTransaction(Function<Session, R> work) {
        try (Session session = openReadOnlySession()) {
            return inTransaction(session, TransactionOptions.READ_ONLY, work);
        }
    }

    static <R> R inTransaction(Session session, TransactionOptions options, Function<Session, R> work) {
        session.begin(options);
        R result;
        try {
            result = work.apply(session);
            session.commit();
        } catch (RuntimeException | Error failure) {
            try {
                session.rollback();
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        return result;
    }

    @Override
    public SchemaManagement schema() {
        return new DefaultSchemaManagement(engine, models, sequences);
    }

    @Override
    public EntityModels models() {
        return models;
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public Statistics statistics() {
        return statistics;
    }

    @Override
    public void close() {
        engine.close();
    }
}
