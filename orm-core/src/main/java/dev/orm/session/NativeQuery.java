package dev.orm.session;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement in the database's own SQL, with named parameters. */
public interface NativeQuery {

    /**
     * Sets a parameter.
     *
     * @param name its name, without the colon
     * @param value its value, null for SQL {@code NULL}
     * @return this statement
     * @throws IllegalArgumentException if the statement has no parameter of that name
     */
    NativeQuery bind(String name, @Nullable Object value);

    /**
     * Sets a parameter that stands for an {@code IN} list: {@code in (:ids)}.
     *
     * @param name its name, without the colon
     * @param values its values
     * @return this statement
     */
    NativeQuery bindList(String name, Collection<?> values);

    /**
     * Runs the statement and makes entities of its rows, whose columns are found by name.
     *
     * @param type the entity class
     * @param <E> the entity class
     * @return the entities
     */
    <E> List<E> entities(Class<E> type);

    /**
     * Runs the statement and makes an object of each row: a record, whose components are found by column name; or, of the one
     * column there is, a simple value.
     *
     * @param type a record class or a simple type such as {@link String} or {@link Long}
     * @param <T> the class
     * @return the objects
     */
    <T> List<T> list(Class<T> type);

    /**
     * Runs the statement, which changes rows.
     *
     * @return how many rows it matched
     */
    long update();
}
