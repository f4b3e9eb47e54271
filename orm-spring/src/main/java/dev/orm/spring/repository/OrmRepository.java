package dev.orm.spring.repository;

import dev.orm.engine.Query;
import dev.orm.sql.Condition;
import dev.orm.sql.Select;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.ListPagingAndSortingRepository;
import org.springframework.data.repository.NoRepositoryBean;

/**
 * A repository of one entity class. Conditions are written with the generated {@code Q…} class and speak of its root
 * ({@code QUser.user}); methods of the interface are derived from their names or annotated with {@link dev.orm.spring.repository.Query}.
 *
 * <pre>{@code
 * public interface UserRepository extends OrmRepository<User, Long> {
 *     List<User> findByAgeGreaterThan(int age);
 *
 *     default List<User> activeUsers() {
 *         return findAll(user.active.isTrue());
 *     }
 * }
 * }</pre>
 *
 * <p>{@code save} returns the object that it was given when that is new or of the current session; the state of a detached
 * object is copied onto the persistent one, which is returned.
 *
 * @param <T> the entity class
 * @param <ID> the class of its id
 */
@NoRepositoryBean
public interface OrmRepository<T, ID> extends ListCrudRepository<T, ID>, ListPagingAndSortingRepository<T, ID> {

    /**
     * Finds the entities for which a condition is true.
     *
     * @param condition the condition
     * @return the entities
     */
    List<T> findAll(Condition condition);

    /**
     * Finds the entities for which a condition is true, in order.
     *
     * @param condition the condition
     * @param sort the order, by mapped properties
     * @return the entities
     */
    List<T> findAll(Condition condition, Sort sort);

    /**
     * Finds a page of the entities for which a condition is true.
     *
     * @param condition the condition
     * @param pageable which page, and the order
     * @return the page
     */
    Page<T> findAll(Condition condition, Pageable pageable);

    /**
     * Reads a window of all entities, behind a position. {@link ScrollPosition#keyset()} goes on behind the last row, however far it is;
     * {@link ScrollPosition#offset()} counts rows.
     *
     * @param position where the window begins
     * @param sort the order, by mapped properties; the id is added, so that no two rows have the same place
     * @param limit how many entities the window has
     * @return the window, whose {@code positionAt} gives the next position
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the position is that of another order
     */
    Window<T> scroll(ScrollPosition position, Sort sort, Limit limit);

    /**
     * Reads a window of the entities for which a condition is true, behind a position.
     *
     * @param condition the condition
     * @param position where the window begins
     * @param sort the order, by mapped properties; the id is added, so that no two rows have the same place
     * @param limit how many entities the window has
     * @return the window, whose {@code positionAt} gives the next position
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the position is that of another order
     */
    Window<T> scroll(Condition condition, ScrollPosition position, Sort sort, Limit limit);

    /**
     * Finds the only entity for which a condition is true.
     *
     * @param condition the condition
     * @return the entity, or empty if there is none
     * @throws org.springframework.dao.IncorrectResultSizeDataAccessException if there are more
     */
    Optional<T> findOne(Condition condition);

    /**
     * Counts the entities for which a condition is true.
     *
     * @param condition the condition
     * @return their number
     */
    long count(Condition condition);

    /**
     * Tells whether there is an entity for which a condition is true.
     *
     * @param condition the condition
     * @return whether there is
     */
    boolean exists(Condition condition);

    /**
     * Deletes the entities for which a condition is true, and what they reach along associations that cascade. They are loaded for that;
     * {@code session.execute(deleteFrom(…).where(…))} deletes without loading and without cascades.
     *
     * @param condition the condition
     * @return how many were deleted
     */
    long delete(Condition condition);

    /**
     * Prepares any query.
     *
     * @param select the statement
     * @param <R> what a row becomes
     * @return the query
     */
    <R> Query<R> query(Select<R> select);

    /**
     * Returns the object that stands for a row without reading the row; it is loaded when it is first used. Needs a transaction.
     *
     * @param id the id
     * @return the entity
     */
    T getReferenceById(ID id);

    /** Writes all changes of the current session. Needs a transaction. */
    void flush();

    /**
     * Saves an entity and writes all changes of the current session.
     *
     * @param entity the entity
     * @param <S> its class
     * @return the saved entity, as {@link #save} returns it
     */
    <S extends T> S saveAndFlush(S entity);
}
