package dev.orm.session;

import dev.orm.engine.EngineConnection;
import dev.orm.engine.Query;
import dev.orm.engine.TransactionOptions;
import dev.orm.mapping.EntityModels;
import dev.orm.sql.Attribute;
import dev.orm.sql.Change;
import dev.orm.sql.RowStatement;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work: it knows each row it has seen as one object, notices what is changed, and writes the net changes when it is
 * flushed; corresponds to SQLAlchemy's {@code Session}. Used by one thread at a time; a second one gets an error. A connection
 * is borrowed at the first statement and given back at the end of the transaction.
 *
 * <pre>{@code
 * sessions.inTransaction(session -> session.add(new User("ada", 36)));
 * }</pre>
 */
public interface Session extends AutoCloseable {

    /**
     * Makes a new object persistent when the session is flushed, and what it reaches along associations that cascade.
     *
     * @param entity a new object; an object that is persistent in this session stays so
     * @param <E> the entity class
     * @return the same object
     * @throws IllegalArgumentException if it is no entity
     */
    <E> E add(E entity);

    /**
     * Adds several objects.
     *
     * @param entities the objects
     */
    default void addAll(Iterable<?> entities) {
        entities.forEach(this::add);
    }

    /**
     * Deletes a persistent object when the session is flushed, and what it reaches along associations that cascade. A new
     * object that was added is forgotten.
     *
     * @param entity the object
     * @throws IllegalArgumentException if it is no entity, or not of this session
     */
    void delete(Object entity);

    /**
     * Finds an entity by its id, without a statement if this session has it already.
     *
     * @param type the entity class
     * @param id its id
     * @param <E> the entity class
     * @return the entity, or null if there is no such row
     */
    <E> @Nullable E get(Class<E> type, Object id);

    /**
     * Finds an entity by its id.
     *
     * @param type the entity class
     * @param id its id
     * @param <E> the entity class
     * @return the entity
     * @throws EntityNotFoundException if there is no such row
     */
    <E> E getOrThrow(Class<E> type, Object id);

    /**
     * Finds an entity by its id.
     *
     * @param type the entity class
     * @param id its id
     * @param <E> the entity class
     * @return the entity, or empty if there is no such row
     */
    default <E> Optional<E> find(Class<E> type, Object id) {
        return Optional.ofNullable(get(type, id));
    }

    /**
     * Returns the object that stands for a row without reading the row; it is loaded when it is first used.
     *
     * @param type the entity class
     * @param id its id
     * @param <E> the entity class
     * @return the entity
     */
    <E> E reference(Class<E> type, Object id);

    /**
     * Copies the state of a detached or new object onto the persistent object of the same id.
     *
     * @param entity the object
     * @param <E> the entity class
     * @return the persistent object
     * @throws StaleEntityException if the row has a newer version
     */
    <E> E merge(E entity);

    /**
     * Copies some attributes of an object onto the persistent object of the same id, and nothing else: no cascade is followed. For
     * objects that were made of what a request says, in which a caller may have set more than it may.
     *
     * @param entity the object; its row has to exist
     * @param attribute an attribute that is copied, such as {@code QUser.user.name}; neither a part of the id, the version, the tenant,
     *     one that is not updatable nor the side of an association that has {@code mappedBy}
     * @param more other attributes
     * @param <E> the entity class
     * @return the persistent object
     * @throws EntityNotFoundException if there is no row of that id
     * @throws StaleEntityException if the object has a version and the row has another one
     */
    <E> E merge(E entity, Attribute<?> attribute, Attribute<?>... more);

    /**
     * Returns the object of the row that has the same unique key as a new object, or inserts that one. Safe whoever else does the
     * same at the same time, and no error of the database is behind it: the transaction goes on.
     *
     * @param entity a new object with the values of the key; it stays as it is if there is a row
     * @param key an attribute of a unique key, such as {@code QUser.user.name}
     * @param more its other attributes
     * @param <E> the entity class
     * @return the persistent object
     * @throws IllegalArgumentException if the attributes are no unique key, or one of them is null
     */
    <E> E findOrCreate(E entity, Attribute<?> key, Attribute<?>... more);

    /**
     * Inserts a new object, or copies its values to the object of the row that has the same unique key, which is held until the end of
     * the transaction ({@link #lock}) and written by the next flush if it differs. The id, the version, what the database makes and associations to many are not copied.
     *
     * @param entity a new object with the values of the key
     * @param key an attribute of a unique key, such as {@code QUser.user.name}
     * @param more its other attributes
     * @param <E> the entity class
     * @return the persistent object
     * @throws IllegalArgumentException if the attributes are no unique key, or one of them is null
     */
    <E> E upsert(E entity, Attribute<?> key, Attribute<?>... more);

    /**
     * Reads the row of a persistent object again and forgets what was changed in the object.
     *
     * @param entity the object
     * @throws EntityNotFoundException if the row is gone
     */
    void refresh(Object entity);

    /**
     * Reads some attributes of a persistent object again and forgets what was changed in them; the others are left alone.
     *
     * @param entity the object
     * @param attribute an attribute, such as {@code QUser.user.age}; the members of an association to many are read when it is touched
     * @param more other ones
     * @throws EntityNotFoundException if the row is gone
     * @throws IllegalArgumentException if it has no such attribute
     */
    void refresh(Object entity, Attribute<?> attribute, Attribute<?>... more);

    /**
     * Reads the row of a persistent object again and holds it until the end of the transaction, so that nobody else changes it:
     * {@code SELECT … FOR UPDATE}. What was changed in the session is written first. On SQLite, where one transaction writes at a time, every transaction
     * that may write holds all rows.
     *
     * @param entity the object
     * @throws EntityNotFoundException if the row is gone
     * @throws IllegalStateException if there is no transaction that writes
     */
    void lock(Object entity);

    /**
     * Forgets what was changed in a persistent object, and that its row was read: the session reads it again when it next meets the
     * row, in a query or by {@link #get}; an object that was a reference, and a collection, when it is touched.
     * Until then the object shows what it was. Reaches along associations that cascade {@code REFRESH}.
     *
     * @param entity the object
     */
    void expire(Object entity);

    /**
     * Does the same as {@link #expire(Object)} for some attributes; the others keep what was changed in them.
     *
     * @param entity the object
     * @param attribute an attribute, such as {@code QUser.user.posts}
     * @param more other ones
     * @throws IllegalArgumentException if it has no such attribute
     */
    void expire(Object entity, Attribute<?> attribute, Attribute<?>... more);

    /** Does the same as {@link #expire(Object)} for all persistent objects. */
    void expireAll();

    /**
     * Forgets an object, and what was changed in it.
     *
     * @param entity the object
     */
    void expunge(Object entity);

    /** Forgets all objects, and what was changed in them. */
    void clear();

    /**
     * Says what happens from now on when something is touched in this session that was not loaded.
     *
     * @param wanted whether it is loaded
     */
    void lazyLoading(LazyLoading wanted);

    /**
     * Does work under a filter that holds beside those of the session, and ends with the work.
     *
     * @param filter the filter
     * @param work the work, which returns something
     * @param <R> what it returns
     * @return what it returned
     */
    <R> R with(Filter filter, Supplier<R> work);

    /**
     * Does work without a filter of the session: the way to see, and to delete for good, what a filter hides. What was hidden and is
     * loaded by the work stays an object of the session.
     *
     * @param filter the filter, such as {@link Filter#SOFT_DELETE}
     * @param work the work, which returns something; a statement counts by when it is sent
     * @param <R> what it returns
     * @return what it returned
     */
    <R> R without(Filter filter, Supplier<R> work);

    /** Writes all changes. */
    void flush();

    /**
     * Does work whose queries do not write what was changed before; they see the rows as they are. An object that is read again, as after a
     * statement or by {@link #lock}, keeps what was changed in it.
     *
     * @param work the work
     * @param <R> what it returns
     * @return what it returned
     */
    <R> R noAutoflush(Supplier<R> work);

    /**
     * Tells whether an object is persistent in this session, or will be when it is flushed.
     *
     * @param entity the object
     * @return whether it is
     */
    boolean contains(Object entity);

    /**
     * Tells whether a persistent object differs from its row, as this session knows it.
     *
     * @param entity the object
     * @return whether it was changed
     */
    boolean isModified(Object entity);

    /**
     * Tells what was changed in an attribute of an object since its row was read or written.
     *
     * @param entity a persistent or pending object; everything in a pending one was added
     * @param attribute the attribute, such as {@code QUser.user.age} or {@code QUser.user.posts}
     * @param <T> the type of its value or its members
     * @return what was added, kept and removed; an association to many is loaded for it if it was changed
     * @throws IllegalArgumentException if it has no such attribute
     */
    <T> History<T> history(Object entity, Attribute<T> attribute);

    /**
     * Tells where an object stands. Of an object that this session does not know and that has an id, only a generated id, an
     * unloaded reference or collection, or a version tells that it had a row.
     *
     * @param entity the object
     * @return its state
     */
    EntityState state(Object entity);

    /**
     * Prepares a statement that returns rows: a query, or a change with {@code RETURNING}. It sees all changes made in this
     * session: they are flushed first. After a change, objects of the entity that are loaded are read again.
     *
     * @param statement the statement
     * @param <T> what a row becomes
     * @return the query
     */
    <T> Query<T> query(RowStatement<T> statement);

    /**
     * Runs an {@code INSERT}, {@code UPDATE} or {@code DELETE} statement. Changes made in this session are flushed first; objects of the
     * entity that the statement is about are read again.
     *
     * @param change the statement
     * @return how many rows it matched
     */
    long execute(Change change);

    /**
     * Runs one {@code INSERT}, {@code UPDATE} or {@code DELETE} for many rows, in as few round trips as the driver can, without making
     * entities of them. Changes made in this session are flushed first; objects of the entity that the statement is about are read
     * again.
     *
     * <pre>{@code
     * session.executeBatch(raises, raise -> update(user).set(user.age, raise.age()).where(user.id.eq(raise.id())));
     * }</pre>
     *
     * @param rows the rows
     * @param change makes the statement of a row; those of all rows differ in their values only
     * @param <R> a row
     * @return how many rows of the table each matched
     * @throws IllegalArgumentException if the statement of a row has another structure than that of the first; nothing was sent then
     */
    <R> long[] executeBatch(Collection<R> rows, Function<? super R, ? extends Change> change);

    /**
     * Prepares a statement that is written in the database's own SQL.
     *
     * @param sql one statement, with parameters as {@code :name}
     * @return the statement
     */
    NativeQuery unsafeSql(String sql);

    /**
     * Prepares a statement that is written at an entity class by {@code @NamedNativeQuery} of {@code jakarta.persistence}. A name is no text
     * of SQL: it is looked for among those of the entities, and nothing else is done with it.
     *
     * <pre>{@code
     * session.namedSql("User.olderThan").bind("age", 30).entities(User.class);
     * }</pre>
     *
     * @param name the name that is written there
     * @return the statement; if a {@code resultClass} is written there too, rows are asked for by that class
     * @throws IllegalArgumentException if there is no statement of that name
     */
    NativeQuery namedSql(String name);

    /**
     * Begins a transaction.
     *
     * @param options how
     * @throws IllegalStateException if one is open
     */
    void begin(TransactionOptions options);

    /** Flushes and commits the transaction. What was loaded stays readable. */
    void commit();

    /** Rolls the transaction back. Objects that were new are new again; changes of others are undone. */
    void rollback();

    /**
     * Begins a transaction inside the transaction, by a savepoint.
     *
     * @return the nested transaction
     */
    NestedTransaction beginNested();

    /**
     * Tells whether a transaction is open.
     *
     * @return whether one is
     */
    boolean isInTransaction();

    /**
     * Tells whether this session holds a connection: whether its transaction has asked the database something.
     *
     * @return whether it does
     */
    boolean isConnected();

    /**
     * Returns the connection of the transaction, borrowing it if this session has none yet.
     *
     * @return the connection
     */
    EngineConnection connection();

    /**
     * Returns the models of the entities.
     *
     * @return the models
     */
    EntityModels models();

    /**
     * Returns all persistent and added objects.
     *
     * @return the objects
     */
    Collection<Object> entities();

    /** Rolls an open transaction back and forgets all objects. They stay readable as far as they were loaded. */
    @Override
    void close();

    /** A transaction inside a transaction; closing it without {@link #commit()} rolls it back. */
    interface NestedTransaction extends AutoCloseable {

        /** Flushes and keeps what was done inside. */
        void commit();

        /** Undoes what was done inside, in the database and in the objects. */
        void rollback();

        @Override
        void close();
    }
}
