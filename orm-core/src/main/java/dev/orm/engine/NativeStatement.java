package dev.orm.engine;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the database's own SQL, with named parameters: {@code :name}. What stands in literals, quoted names, comments
 * and dollar quotes is left alone, {@code ::} is a cast of PostgreSQL, and {@code ??} is its operator {@code ?}.
 */
public interface NativeStatement {

    /**
     * Sets a parameter.
     *
     * @param name its name, without the colon
     * @param value its value, null for SQL {@code NULL}
     * @return this statement
     * @throws IllegalArgumentException if the statement has no parameter of that name
     */
    NativeStatement bind(String name, @Nullable Object value);

    /**
     * Sets a parameter that stands for an {@code IN} list: {@code in (:ids)}.
     *
     * @param name its name, without the colon
     * @param values its values
     * @return this statement
     * @throws IllegalArgumentException if the statement has no parameter of that name, or a value is null
     */
    NativeStatement bindList(String name, Collection<?> values);

    /**
     * Says how the statement is executed; what several calls say is put together.
     *
     * @param options the options, which win over those of the connection and of the engine; schemas are not replaced in it
     * @return this statement
     */
    NativeStatement options(ExecutionOptions options);

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
     * Runs the statement and makes an object of each row when it is asked for.
     *
     * @param type a record class or a simple type, as for {@link #list}
     * @param <T> the class
     * @return the objects; the stream holds the statement open until it is closed
     * @throws IllegalStateException if no transaction is open
     */
    <T> Stream<T> stream(Class<T> type);

    /**
     * Runs the statement, which changes rows.
     *
     * @return how many rows it matched
     */
    long update();
}
