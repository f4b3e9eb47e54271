package dev.orm.session;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.Dialect;
import dev.orm.engine.Cancellation;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.Query;
import dev.orm.engine.TransactionOptions;
import dev.orm.engine.internal.StatementQuery;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.LazyReference;
import dev.orm.mapping.NamedSql;
import dev.orm.session.flush.Cascades;
import dev.orm.session.flush.UniqueRows;
import dev.orm.session.flush.UnitOfWork;
import dev.orm.session.load.AssociationLoader;
import dev.orm.session.load.Filters;
import dev.orm.session.load.QueryPlanner;
import dev.orm.session.load.StatementRunner;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.LazyLoader;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.TransactionLog;
import dev.orm.sql.Attribute;
import dev.orm.sql.Change;
import dev.orm.sql.RowStatement;
import dev.orm.sql.node.NamedText;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The session of a {@link DefaultSessionFactory}. */
// The guard of a try block is only entered and left.
@SuppressWarnings("try")
final class DefaultSession implements Session, LazyLoader, StatementRunner {

    private final DefaultSessionFactory factory;
    private final PersistenceContext context;
    private final SessionTransaction transaction;
    private final TransactionLog log;
    private final AssociationLoader associations;
    private final Cascades cascades;
    private final SessionFlush flush;
    private final SessionEvents events;
    private final SessionQueries queries = new SessionQueries(this);
    private final SessionGuard guard = new SessionGuard();
    private final SessionFilters filters;
    private final @Nullable StatementRewriting rewriting;
    private LazyLoading lazyLoading;
    private boolean closed;

    DefaultSession(
            DefaultSessionFactory factory,
            boolean readOnly,
            @Nullable EngineConnection joined,
            @Nullable Cancellation cancellation) {
        this.factory = factory;
        this.lazyLoading = factory.lazyLoading();
        this.filters = factory.filters();
        this.context = new PersistenceContext(factory.models(), readOnly, this, factory.callbacks(), filters);
        this.log = new TransactionLog(context);
        this.transaction = new SessionTransaction(factory.engine(), readOnly, joined, cancellation);
        this.associations = new AssociationLoader(factory.planner(), context, this);
        this.cascades = new Cascades(context, factory.uuids());
        this.events = new SessionEvents(this, factory.sessionListeners());
        if (events.isHeard()) {
            context.listener(events::stateChanged);
        }
        this.flush = new SessionFlush(
                context,
                transaction,
                new UnitOfWork(
                        context,
                        cascades,
                        factory.flushOrder(),
                        factory.engine(),
                        factory.sequences(),
                        log,
                        factory.statistics()),
                events);
        this.rewriting = factory.rewriters().isEmpty() ? null : new StatementRewriting(this, factory.rewriters());
        factory.statistics().opened();
    }

    // What few sessions need is made when it is needed, so that opening one stays cheap.

    SessionChanges changes() {
        return new SessionChanges(this, context, log, associations, events);
    }

    private SessionKeys keys() {
        UniqueRows rows = new UniqueRows(context, log, factory.engine(), factory.flushOrder());
        return new SessionKeys(this, context, associations, cascades, rows);
    }

    private SessionObjects objects() {
        return new SessionObjects(context, log, associations, cascades);
    }

    PersistenceContext context() {
        return context;
    }

    AssociationLoader associations() {
        return associations;
    }

    QueryPlanner planner() {
        return factory.planner();
    }

    Dialect dialect() {
        return factory.engine().dialect();
    }

    SessionTransaction transaction() {
        return transaction;
    }

    TransactionLog log() {
        return log;
    }

    SessionGuard enter() {
        SessionGuard entered = guard.enter();
        if (closed) {
            entered.close();
            throw new SessionException("The session is closed. Open another one.");
        }
        return entered;
    }

    private SessionGuard enterToWrite() {
        SessionGuard entered = enter();
        try {
            checkWritable();
        } catch (SessionException readOnly) {
            entered.close();
            throw readOnly;
        }
        return entered;
    }

    void checkWritable() {
        if (context.isReadOnly()) {
            throw new SessionException(
                    "The session is read-only. Open one that writes; with Spring, leave readOnly = true out"
                            + " of @Transactional.");
        }
    }

    @Override
    public <E> E add(E entity) {
        try (SessionGuard entered = enterToWrite()) {
            cascades.add(Objects.requireNonNull(entity, "add(…) takes an entity, not null."));
            return entity;
        }
    }

    @Override
    public void delete(Object entity) {
        try (SessionGuard entered = enterToWrite()) {
            // What is read from now on leaves it out, which a rollback undoes.
            log.wrote();
            cascades.delete(known(entity, "delete"));
        }
    }

    private EntityEntry known(Object entity, String verb) {
        EntityEntry entry = context.find(Objects.requireNonNull(entity, verb + "(…) takes an entity, not null."));
        if (entry == null) {
            throw new IllegalArgumentException(
                    "The " + context.models().get(entity.getClass()).name() + " given to " + verb
                            + "(…) is not of this session. Get it with session.get(…), or take what session.merge(…) returns.");
        }
        return entry;
    }

    @Override
    public <E> @Nullable E get(Class<E> type, Object id) {
        try (SessionGuard entered = enter()) {
            EntityModel<E> model = context.models().get(type);
            Object checked = QueryPlanner.checkedId(model, id);
            EntityEntry entry = context.find(model, checked);
            if (entry == null) {
                entry = context.findPending(model, checked);
            }
            Filters active = filters().on(model);
            if (entry == null || entry.isUnread() || active.needStatement(entry)) {
                EntityEntry known = entry;
                entry = associations.get(model, checked);
                if (entry == null && known != null && known.status() == Status.EXPIRED) {
                    context.removed(known);
                }
            }
            return entry == null || !entry.isManaged() || !active.see(entry)
                    ? null
                    : model.type().cast(entry.entity());
        }
    }

    @Override
    public <E> E getOrThrow(Class<E> type, Object id) {
        E entity = get(type, id);
        if (entity == null) {
            EntityModel<E> model = context.models().get(type);
            throw EntityNotFoundException.byId(model.name() + "#" + QueryPlanner.checkedId(model, id));
        }
        return entity;
    }

    @Override
    public <E> E reference(Class<E> type, Object id) {
        EntityModel<E> model = context.models().get(type);
        if (!model.canReference()) {
            return getOrThrow(type, id);
        }
        try (SessionGuard entered = enter()) {
            Object checked = QueryPlanner.checkedId(model, id);
            EntityEntry known = context.find(model, checked);
            if (known != null && known.status() == Status.EXPIRED && !(known.entity() instanceof LazyReference)) {
                // It would not notice that it is touched.
                return getOrThrow(type, id);
            }
            return model.type().cast(associations.reference(model, checked));
        }
    }

    @Override
    public <E> E merge(E entity) {
        try (SessionGuard entered = enterToWrite()) {
            return new Merge(this, context, cascades).merge(entity);
        }
    }

    @Override
    public <E> E merge(E entity, Attribute<?> attribute, Attribute<?>... more) {
        try (SessionGuard entered = enterToWrite()) {
            return new Merge(this, context, cascades).merge(entity, SessionObjects.all(attribute, more));
        }
    }

    @Override
    public <E> E findOrCreate(E entity, Attribute<?> key, Attribute<?>... more) {
        try (SessionGuard entered = enterToWrite()) {
            return keys().findOrCreate(entity, SessionObjects.all(key, more));
        }
    }

    @Override
    public <E> E upsert(E entity, Attribute<?> key, Attribute<?>... more) {
        try (SessionGuard entered = enterToWrite()) {
            return keys().upsert(entity, SessionObjects.all(key, more));
        }
    }

    @Override
    public void refresh(Object entity) {
        try (SessionGuard entered = enter()) {
            objects().refresh(known(entity, "refresh"));
        }
    }

    @Override
    public void refresh(Object entity, Attribute<?> attribute, Attribute<?>... more) {
        try (SessionGuard entered = enter()) {
            objects().refresh(known(entity, "refresh"), SessionObjects.all(attribute, more));
        }
    }

    @Override
    public void lock(Object entity) {
        try (SessionGuard entered = enterToWrite()) {
            EntityEntry entry = known(entity, "lock");
            transaction.connection();
            flushBefore(Set.of(entry.model().root()));
            objects().lock(entry);
        }
    }

    @Override
    public void expire(Object entity) {
        try (SessionGuard entered = enter()) {
            objects().expire(known(entity, "expire"));
        }
    }

    @Override
    public void expire(Object entity, Attribute<?> attribute, Attribute<?>... more) {
        try (SessionGuard entered = enter()) {
            objects().expire(known(entity, "expire"), SessionObjects.all(attribute, more));
        }
    }

    @Override
    public void expireAll() {
        try (SessionGuard entered = enter()) {
            context.forEach(objects()::expireAlone);
        }
    }

    @Override
    public void expunge(Object entity) {
        try (SessionGuard entered = enter()) {
            objects().expunge(known(entity, "expunge"));
        }
    }

    @Override
    public void clear() {
        try (SessionGuard entered = enter()) {
            context.clear();
            log.forgotten();
        }
    }

    @Override
    public void flush() {
        try (SessionGuard entered = enter()) {
            flush.flush();
        }
    }

    /** Writes all changes if a statement that reads some entities could miss them. */
    void flushBefore(Collection<EntityModel<?>> reads) {
        flush.before(reads);
    }

    /** Writes all changes before a statement of which nothing is known. */
    void flushAll() {
        flush.beforeAnything();
    }

    @Override
    public boolean contains(Object entity) {
        return guarded(() -> {
            EntityEntry entry = context.find(entity);
            return entry != null && entry.isManaged();
        });
    }

    @Override
    public boolean isModified(Object entity) {
        return guarded(() -> UnitOfWork.isChanged(known(entity, "isModified")));
    }

    @Override
    public <T> History<T> history(Object entity, Attribute<T> attribute) {
        try (SessionGuard entered = enter()) {
            return objects().history(known(entity, "history"), attribute);
        }
    }

    @Override
    public EntityState state(Object entity) {
        return guarded(() -> objects().state(entity));
    }

    @Override
    public <R> R noAutoflush(Supplier<R> work) {
        return guard.hold(() -> flush.without(work));
    }

    /** Returns the statement that is run for one of the program. */
    <T> RowStatement<T> rewritten(RowStatement<T> statement) {
        return rewriting == null ? statement : rewriting.query(statement);
    }

    @Override
    public <T> Query<T> query(RowStatement<T> statement) {
        return new StatementQuery<>(queries, statement);
    }

    @Override
    public long execute(Change change) {
        try (SessionGuard entered = enterToWrite()) {
            return changes().execute(rewriting == null ? change : rewriting.change(change));
        }
    }

    @Override
    public <R> long[] executeBatch(Collection<R> rows, Function<? super R, ? extends Change> change) {
        try (SessionGuard entered = enterToWrite()) {
            return changes().executeBatch(rows, rewriting == null ? change : change.andThen(rewriting::change));
        }
    }

    @Override
    public NativeQuery unsafeSql(String sql) {
        return new DefaultNativeQuery(this, NamedText.statement(sql), null);
    }

    @Override
    public NativeQuery namedSql(String name) {
        NamedSql declared = models().namedSql(name);
        return new DefaultNativeQuery(this, declared.text(), declared);
    }

    @Override
    public void begin(TransactionOptions options) {
        try (SessionGuard entered = enter()) {
            transaction.begin(options);
            log.clear();
        }
    }

    @Override
    public void commit() {
        try (SessionGuard entered = enter()) {
            if (!transaction.isActive()) {
                throw new IllegalStateException("There is no transaction to commit.");
            }
            if (!transaction.isFailed()) {
                flush();
                if (events.isHeard()) {
                    events.beforeCommit();
                    flush();
                }
            }
            boolean joined = transaction.isJoined();
            try {
                transaction.commit();
            } catch (RuntimeException e) {
                log.collapse(TransactionLog.OUTERMOST);
                log.rollback();
                factory.statistics().rolledBack();
                events.afterRollback();
                throw e;
            }
            log.committed();
            factory.statistics().committed();
            if (!joined) {
                events.afterCommit();
            }
        }
    }

    @Override
    public void rollback() {
        try (SessionGuard entered = enter()) {
            endByRollback();
        }
    }

    private void endByRollback() {
        if (!transaction.isActive()) {
            return;
        }
        log.collapse(TransactionLog.OUTERMOST);
        try {
            transaction.rollback();
        } finally {
            log.rollback();
            log.clear();
            factory.statistics().rolledBack();
        }
        events.afterRollback();
    }

    @Override
    public NestedTransaction beginNested() {
        try (SessionGuard entered = enter()) {
            flush();
            EngineConnection.Savepoint savepoint = transaction.connection().savepoint();
            return new SavepointTransaction(this, savepoint, log.begin());
        }
    }

    @Override
    public boolean isInTransaction() {
        return guarded(transaction::isActive);
    }

    @Override
    public boolean isConnected() {
        return guarded(transaction::isConnected);
    }

    @Override
    public EngineConnection connection() {
        return guarded(transaction::connection);
    }

    private <R> R guarded(Supplier<R> work) {
        try (SessionGuard entered = guard.enter()) {
            return work.get();
        }
    }

    @Override
    public EntityModels models() {
        return factory.models();
    }

    @Override
    public Collection<Object> entities() {
        return guarded(() -> objects().entities());
    }

    @Override
    public void close() {
        if (!closed) {
            guard.end(this::end);
        }
    }

    private void end() {
        if (closed) {
            return;
        }
        try {
            // Whoever began a transaction that was joined knows how it ended.
            if (!transaction.isJoined()) {
                endByRollback();
            }
        } finally {
            closed = true;
            factory.statistics().closed();
        }
    }

    @Override
    public void load(Object reference) {
        touches().reference(reference);
    }

    @Override
    public void load(Object entity, long attributes) {
        touches().attributes(entity, attributes);
    }

    @Override
    public void loadCollection(EntityEntry owner, int index) {
        touches().collection(owner, index);
    }

    @Override
    public void compute(List<EntityEntry> entries) {
        associations.compute(entries);
    }

    private SessionTouches touches() {
        return new SessionTouches(this, context, associations);
    }

    boolean isClosed() {
        return closed;
    }

    /** Keeps other threads out, also of a session that is closed. */
    SessionGuard guard() {
        return guard.enter();
    }

    /** Tells whether an object loads nothing when the program touches it. What the session does by itself loads what it needs. */
    boolean isRefused(EntityEntry touched) {
        return !guard.isNested()
                && (lazyLoading == LazyLoading.REFUSED || touched.group().isFetchedOnly());
    }

    @Override
    public Filters filters() {
        return filters.active();
    }

    @Override
    public <R> R with(Filter filter, Supplier<R> work) {
        return guard.hold(() -> filters.with(filter, work));
    }

    @Override
    public <R> R without(Filter filter, Supplier<R> work) {
        return guard.hold(() -> filters.without(filter, work));
    }

    @Override
    public void lazyLoading(LazyLoading wanted) {
        lazyLoading = wanted;
    }

    @Override
    public <R> R query(
            CompiledStatement statement, EngineConnection.Parameters parameters, EngineConnection.Rows<R> rows) {
        return transaction.run(connection -> connection.query(statement, parameters, rows));
    }

    @Override
    public void loaded(int number) {
        factory.statistics().loaded(number);
    }
}
