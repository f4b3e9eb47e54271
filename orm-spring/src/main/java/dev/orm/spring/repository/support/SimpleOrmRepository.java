package dev.orm.spring.repository.support;

import dev.orm.engine.Query;
import dev.orm.session.Session;
import dev.orm.spring.repository.OrmRepository;
import dev.orm.spring.repository.query.EntityQueries;
import dev.orm.spring.repository.query.Scrolls;
import dev.orm.sql.Condition;
import dev.orm.sql.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.support.PageableExecutionUtils;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Implements the methods of {@link OrmRepository} with the session of the current transaction. Reading methods run in a read-only
 * transaction, the others in one that may write, unless a transaction is open already.
 *
 * @param <T> the entity class
 * @param <ID> the class of its id
 */
@Transactional(readOnly = true)
public class SimpleOrmRepository<T, ID> implements OrmRepository<T, ID> {

    private final OrmEntityInformation<T, ID> entity;
    private final EntityQueries<T> queries;
    private final Session session;
    private final Class<T> type;

    /**
     * Makes the repository of an entity class.
     *
     * @param entity what is known of the entity class
     * @param session the session of the current transaction
     */
    public SimpleOrmRepository(OrmEntityInformation<T, ID> entity, Session session) {
        this.entity = entity;
        this.type = entity.getJavaType();
        this.queries = new EntityQueries<>(session.models(), type);
        this.session = session;
    }

    private static <V> V given(@Nullable V value, String parameter, String method) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "The parameter \"" + parameter + "\" of " + method + " is null. Give a value.");
        }
        return value;
    }

    @Override
    @Transactional
    public <S extends T> S save(S object) {
        given(object, "entity", "save");
        if (session.contains(object)) {
            return object;
        }
        if (entity.isNew(object) || !entity.isKnownToExist(object) && !isStored(object)) {
            return session.add(object);
        }
        return session.merge(object);
    }

    private boolean isStored(T object) {
        return session.get(type, entity.getRequiredId(object)) != null;
    }

    @Override
    @Transactional
    public <S extends T> List<S> saveAll(Iterable<S> entities) {
        List<S> saved = new ArrayList<>();
        for (S object : given(entities, "entities", "saveAll")) {
            saved.add(save(object));
        }
        return saved;
    }

    @Override
    @Transactional
    public <S extends T> S saveAndFlush(S object) {
        S saved = save(object);
        session.flush();
        return saved;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public void flush() {
        session.flush();
    }

    @Override
    public Optional<T> findById(ID id) {
        return session.find(type, given(id, "id", "findById"));
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public T getReferenceById(ID id) {
        return session.reference(type, given(id, "id", "getReferenceById"));
    }

    @Override
    public boolean existsById(ID id) {
        return exists(queries.hasId(given(id, "id", "existsById")));
    }

    @Override
    public List<T> findAll() {
        return session.query(queries.all()).list();
    }

    @Override
    public List<T> findAllById(Iterable<ID> ids) {
        List<Object> wanted = ids(ids, "findAllById");
        return wanted.isEmpty()
                ? new ArrayList<>()
                : session.query(queries.all().where(queries.hasIdOf(wanted))).list();
    }

    private static List<Object> ids(Iterable<?> ids, String method) {
        List<Object> wanted = new ArrayList<>();
        for (Object id : given(ids, "ids", method)) {
            wanted.add(given(id, "ids", method + ", or one of its elements,"));
        }
        return wanted;
    }

    @Override
    public List<T> findAll(Sort sort) {
        return session.query(sorted(queries.all(), given(sort, "sort", "findAll")))
                .list();
    }

    @Override
    public Page<T> findAll(Pageable pageable) {
        return page(queries.all(), given(pageable, "pageable", "findAll"));
    }

    @Override
    public List<T> findAll(Condition condition) {
        return session.query(matching(condition, "findAll")).list();
    }

    @Override
    public List<T> findAll(Condition condition, Sort sort) {
        return session.query(sorted(matching(condition, "findAll"), given(sort, "sort", "findAll")))
                .list();
    }

    @Override
    public Page<T> findAll(Condition condition, Pageable pageable) {
        return page(matching(condition, "findAll"), given(pageable, "pageable", "findAll"));
    }

    @Override
    public Window<T> scroll(ScrollPosition position, Sort sort, Limit limit) {
        return window(queries.all(), position, sort, limit);
    }

    @Override
    public Window<T> scroll(Condition condition, ScrollPosition position, Sort sort, Limit limit) {
        return window(matching(condition, "scroll"), position, sort, limit);
    }

    private Window<T> window(Select<T> select, ScrollPosition position, Sort sort, Limit limit) {
        given(limit, "limit", "scroll");
        return Scrolls.window(
                session,
                sorted(select, given(sort, "sort", "scroll")),
                given(position, "position", "scroll"),
                limit.isLimited() ? limit.max() : Long.MAX_VALUE);
    }

    @Override
    public Optional<T> findOne(Condition condition) {
        return session.query(matching(condition, "findOne")).optional();
    }

    private Select<T> matching(Condition condition, String method) {
        return queries.all().where(given(condition, "condition", method));
    }

    private Select<T> sorted(Select<T> select, Sort sort) {
        return sort.isUnsorted() ? select : select.orderBy(queries.orderBy(sort));
    }

    private Page<T> page(Select<T> select, Pageable pageable) {
        Select<T> sorted = sorted(select, pageable.getSort());
        if (pageable.isUnpaged()) {
            return new PageImpl<>(session.query(sorted).list());
        }
        Select<T> page = sorted.limit(pageable.getPageSize()).offset(pageable.getOffset());
        return PageableExecutionUtils.getPage(
                session.query(page).list(),
                pageable,
                () -> session.query(select).count());
    }

    @Override
    public long count() {
        return session.query(queries.all()).count();
    }

    @Override
    public long count(Condition condition) {
        return session.query(matching(condition, "count")).count();
    }

    @Override
    public boolean exists(Condition condition) {
        return !session.query(queries.ids()
                        .where(given(condition, "condition", "exists"))
                        .limit(1))
                .list()
                .isEmpty();
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public <R> Query<R> query(Select<R> select) {
        return session.query(given(select, "select", "query"));
    }

    @Override
    @Transactional
    public void delete(T object) {
        given(object, "entity", "delete");
        if (session.contains(object)) {
            session.delete(object);
            return;
        }
        if (entity.isNew(object)) {
            return;
        }
        Object version = entity.version(object);
        T stored = session.get(type, entity.getRequiredId(object));
        if (stored != null && Objects.equals(version, entity.version(stored))) {
            session.delete(stored);
        } else if (version != null) {
            throw new OptimisticLockingFailureException(
                    "The " + type.getSimpleName() + " with id " + entity.getId(object)
                            + " was changed or deleted by someone else since it was read. Read it again.");
        }
    }

    @Override
    @Transactional
    public void deleteById(ID id) {
        session.find(type, given(id, "id", "deleteById")).ifPresent(session::delete);
    }

    @Override
    @Transactional
    public void deleteAllById(Iterable<? extends ID> ids) {
        List<Object> wanted = ids(ids, "deleteAllById");
        if (!wanted.isEmpty()) {
            deleteRows(queries.all().where(queries.hasIdOf(wanted)));
        }
    }

    @Override
    @Transactional
    public void deleteAll(Iterable<? extends T> entities) {
        for (T object : given(entities, "entities", "deleteAll")) {
            delete(object);
        }
    }

    @Override
    @Transactional
    public void deleteAll() {
        deleteRows(queries.all());
    }

    @Override
    @Transactional
    public long delete(Condition condition) {
        return deleteRows(matching(condition, "delete"));
    }

    private long deleteRows(Select<T> select) {
        List<T> rows = session.query(select).list();
        rows.forEach(session::delete);
        return rows.size();
    }
}
