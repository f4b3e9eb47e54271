package dev.orm.mapping;

import dev.orm.schema.Column;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an element of a collection of values is stored: a value in one column, an object of an embeddable class in one for each of its
 * attributes. What is stored of an element is its <em>state</em>: the value itself, or a copy of the values of the attributes, which is
 * compared by what it holds and never changes. Thread-safe.
 */
public sealed interface ElementForm permits ElementValue, ElementObject {

    /**
     * Returns the Java type of an element.
     *
     * @return the class
     */
    Class<?> javaType();

    /**
     * Returns the columns in which an element is stored.
     *
     * @return the columns
     */
    List<Column<?>> columns();

    /**
     * Finds the column of an attribute of an element.
     *
     * @param attribute its path in the embeddable class; a value has one column, whatever it is called by
     * @return the column, or null if there is no such attribute
     */
    @Nullable
    Column<?> column(String attribute);

    /**
     * Tells whether an element is an object of an embeddable class.
     *
     * @return whether it is
     */
    boolean isObject();

    /**
     * Tells whether an element can be changed in place, so that only its state tells whether it was.
     *
     * @return whether it can
     */
    boolean isMutable();

    /**
     * Reads an element.
     *
     * @param row the row
     * @param first position of the first column, from 1
     * @return the element, or null for a value that is SQL {@code NULL}
     * @throws SQLException if the driver reports an error
     */
    @Nullable
    Object read(RowReader row, int first) throws SQLException;

    /**
     * Returns what is stored of an element.
     *
     * @param element the element
     * @return its state
     */
    Object state(Object element);

    /**
     * Makes an element of a state.
     *
     * @param state the state
     * @return a new object, or the value itself
     */
    Object element(Object state);

    /**
     * Writes a state to a statement, a parameter for each column.
     *
     * @param state the state
     * @param binder where to
     * @param first position of the first parameter, from 1
     * @return the position behind the last
     * @throws SQLException if the driver reports an error
     */
    int bind(Object state, ParameterBinder binder, int first) throws SQLException;

    /**
     * Returns the columns that are SQL {@code NULL}.
     *
     * @param state the state
     * @return those columns, in order
     */
    List<Column<?>> absent(Object state);

    /**
     * Writes a state to a statement, a parameter for each column that is not SQL {@code NULL}.
     *
     * @param state the state
     * @param binder where to
     * @param first position of the first parameter, from 1
     * @throws SQLException if the driver reports an error
     */
    void bindPresent(Object state, ParameterBinder binder, int first) throws SQLException;
}
