package dev.orm.spring.transaction;

import dev.orm.engine.EngineConnection;
import dev.orm.engine.Query;
import dev.orm.engine.TransactionOptions;
import dev.orm.mapping.EntityModels;
import dev.orm.session.EntityState;
import dev.orm.session.Filter;
import dev.orm.session.History;
import dev.orm.session.LazyLoading;
import dev.orm.session.NativeQuery;
import dev.orm.session.Session;
import dev.orm.session.SessionFactory;
import dev.orm.sql.Attribute;
import dev.orm.sql.Change;
import dev.orm.sql.RowStatement;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session that can be injected: every call goes to the session of the current transaction. Without a transaction, what only
 * reads runs in a short read-only session of its own, whose entities are detached and stay readable; what writes is refused with
 * an error that says what to do. Thread-safe.
 */
public final class SharedSession implements Session {

    private final CurrentSession current;

    /**
     * Makes a session that stands for those of a factory's transactions.
     *
     * @param sessions the factory
     */
    public SharedSession(SessionFactory sessions) {
        this.current = new CurrentSession(sessions);
    }

    @Override
    public <E> E add(E entity) {
        return current.require("add").add(entity);
    }

    @Override
    public void addAll(Iterable<?> entities) {
        current.require("addAll").addAll(entities);
    }

    @Override
    public void delete(Object entity) {
        current.require("delete").delete(entity);
    }

    @Override
    public <E> @Nullable E get(Class<E> type, Object id) {
        Session session = current.find();
        return session != null
                ? session.get(type, id)
                : current.read(reader -> reader.find(type, id)).orElse(null);
    }

    @Override
    public <E> E getOrThrow(Class<E> type, Object id) {
        return current.read(session -> session.getOrThrow(type, id));
    }

    @Override
    public <E> E reference(Class<E> type, Object id) {
        return current.require("reference").reference(type, id);
    }

    @Override
    public <E> E merge(E entity) {
        return current.require("merge").merge(entity);
    }

    @Override
    public <E> E merge(E entity, Attribute<?> attribute, Attribute<?>... more) {
        return current.require("merge").merge(entity, attribute, more);
    }

    @Override
    public <E> E findOrCreate(E entity, Attribute<?> key, Attribute<?>... more) {
        return current.require("findOrCreate").findOrCreate(entity, key, more);
    }

    @Override
    public <E> E upsert(E entity, Attribute<?> key, Attribute<?>... more) {
        return current.require("upsert").upsert(entity, key, more);
    }

    @Override
    public void refresh(Object entity) {
        current.require("refresh").refresh(entity);
    }

    @Override
    public void refresh(Object entity, Attribute<?> attribute, Attribute<?>... more) {
        current.require("refresh").refresh(entity, attribute, more);
    }

    @Override
    public void lock(Object entity) {
        current.require("lock").lock(entity);
    }

    @Override
    public void expire(Object entity) {
        current.require("expire").expire(entity);
    }

    @Override
    public void expire(Object entity, Attribute<?> attribute, Attribute<?>... more) {
        current.require("expire").expire(entity, attribute, more);
    }

    @Override
    public void expireAll() {
        current.require("expireAll").expireAll();
    }

    @Override
    public void expunge(Object entity) {
        current.require("expunge").expunge(entity);
    }

    @Override
    public void clear() {
        current.require("clear").clear();
    }

    @Override
    public <R> R with(Filter filter, Supplier<R> work) {
        return current.require("with").with(filter, work);
    }

    @Override
    public <R> R without(Filter filter, Supplier<R> work) {
        return current.require("without").without(filter, work);
    }

    @Override
    public void lazyLoading(LazyLoading wanted) {
        current.require("lazyLoading").lazyLoading(wanted);
    }

    @Override
    public void flush() {
        current.require("flush").flush();
    }

    @Override
    public <R> R noAutoflush(Supplier<R> work) {
        Session session = current.find();
        return session != null ? session.noAutoflush(work) : work.get();
    }

    @Override
    public boolean contains(Object entity) {
        Session session = current.find();
        return session != null && session.contains(entity);
    }

    @Override
    public boolean isModified(Object entity) {
        Session session = current.find();
        return session != null && session.isModified(entity);
    }

    @Override
    public <T> History<T> history(Object entity, Attribute<T> attribute) {
        return current.require("history").history(entity, attribute);
    }

    @Override
    public EntityState state(Object entity) {
        return current.read(session -> session.state(entity));
    }

    @Override
    public <T> Query<T> query(RowStatement<T> statement) {
        return new SharedQuery<>(current, statement);
    }

    @Override
    public long execute(Change change) {
        return current.require("execute").execute(change);
    }

    @Override
    public <R> long[] executeBatch(Collection<R> rows, Function<? super R, ? extends Change> change) {
        return current.require("executeBatch").executeBatch(rows, change);
    }

    @Override
    public NativeQuery unsafeSql(String sql) {
        Session session = current.find();
        return session != null
                ? session.unsafeSql(sql)
                : new SharedNativeQuery(current, "unsafeSql", reader -> reader.unsafeSql(sql));
    }

    @Override
    public NativeQuery namedSql(String name) {
        Session session = current.find();
        if (session != null) {
            return session.namedSql(name);
        }
        models().namedSql(name);
        return new SharedNativeQuery(current, "namedSql", reader -> reader.namedSql(name));
    }

    /**
     * Refused: the transaction is Spring's.
     *
     * @param options how
     * @throws IllegalStateException always
     */
    @Override
    public void begin(TransactionOptions options) {
        throw endedBySpring("begin");
    }

    /**
     * Refused: the transaction is Spring's.
     *
     * @throws IllegalStateException always
     */
    @Override
    public void commit() {
        throw endedBySpring("commit");
    }

    /**
     * Refused: the transaction is Spring's.
     *
     * @throws IllegalStateException always
     */
    @Override
    public void rollback() {
        throw endedBySpring("rollback");
    }

    private static IllegalStateException endedBySpring(String operation) {
        return new IllegalStateException(
                "Session." + operation + " was called on the session that Spring injects, whose transactions Spring"
                        + " begins and ends. Use @Transactional or a TransactionTemplate, or open a session of your own with"
                        + " SessionFactory.openSession().");
    }

    @Override
    public NestedTransaction beginNested() {
        return current.require("beginNested").beginNested();
    }

    @Override
    public boolean isInTransaction() {
        return current.find() != null;
    }

    @Override
    public boolean isConnected() {
        Session session = current.find();
        return session != null && session.isConnected();
    }

    @Override
    public EngineConnection connection() {
        return current.require("connection").connection();
    }

    @Override
    public EntityModels models() {
        return current.sessions().models();
    }

    @Override
    public Collection<Object> entities() {
        Session session = current.find();
        return session != null ? session.entities() : List.of();
    }

    /** Does nothing: the session of a transaction is closed with it. */
    @Override
    public void close() {}
}
