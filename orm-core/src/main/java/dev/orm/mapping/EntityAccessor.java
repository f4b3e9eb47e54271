package dev.orm.mapping;

import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the attributes of one entity class. The annotation processor generates a subclass of straight-line code;
 * without it a subclass works by reflection. Attributes that have a column are counted from 0 in the order of
 * {@link #attributes()}: those of mapped superclasses first, then in the order of the source, embedded classes replaced by their
 * attributes ({@code address.city}), a to-one association standing for its foreign key. Associations to many are counted apart, in the order of
 * {@link #collections()}. Thread-safe.
 *
 * @param <E> the entity class
 */
public abstract class EntityAccessor<E> {

    private static final int[] NONE = {};

    /** For subclasses, which also have a constructor that takes the types: {@code (SqlType<?>[] types)}. */
    protected EntityAccessor() {}

    /** Finds the object that a foreign key refers to while a row is read. */
    public interface References {

        /**
         * Returns the id of the object that is read, a {@code long} or {@code int}. Who knows it, as the row had to be found by it, need
         * not read it again.
         *
         * @param row the row
         * @param column position of the id, from 1
         * @return the id
         * @throws SQLException if the driver reports an error
         */
        default long id(RowReader row, int column) throws SQLException {
            return row.getLong(column);
        }

        /**
         * Returns the one object that stands for a row in this session, loaded or not.
         *
         * @param attribute which attribute holds the reference
         * @param id the foreign key
         * @return the entity, or null if it is set once its row was read
         */
        @Nullable
        Object find(int attribute, Object id);

        /**
         * Returns the one object that stands for a row in this session, loaded or not.
         *
         * @param attribute which attribute holds the reference
         * @param id the foreign key, of an entity whose id is a {@code long} or {@link Long}
         * @return the entity, or null if it is set once its row was read
         */
        @Nullable
        Object find(int attribute, long id);

        /**
         * Returns the one object that stands for a row in this session, loaded or not, where the id of its class is an object
         * ({@link EntityModel#compositeId()}).
         *
         * @param attribute which attribute holds the reference
         * @param row the row whose columns hold the foreign key
         * @return the entity, or null if a column of the foreign key is SQL {@code NULL}
         * @throws SQLException if the driver reports an error
         */
        @Nullable
        Object find(int attribute, RowReader row) throws SQLException;
    }

    /**
     * Returns the names of the attributes that have a column.
     *
     * @return their paths in order
     */
    public abstract String[] attributes();

    /**
     * Returns the names of the associations to many.
     *
     * @return their names in order
     */
    public abstract String[] collections();

    /**
     * Makes an object by the constructor without arguments.
     *
     * @return the object
     */
    public abstract E newInstance();

    /**
     * Tells whether {@link #newReference} works: whether a subclass that loads on first use was generated.
     *
     * @return whether it does
     */
    public abstract boolean canReference();

    /**
     * Makes an object of the generated subclass, which calls the loader before anything but its id is read or written.
     *
     * @param loader what loads it in place
     * @return the object, without an id
     */
    public abstract E newReference(ReferenceLoader loader);

    /**
     * Returns the path by which {@link #computed} calls the entity.
     *
     * @return a root
     */
    public EntityPath<?> root() {
        throw new UnsupportedOperationException("No attribute is computed.");
    }

    /**
     * Returns how an attribute with {@link Computed} is computed.
     *
     * @param attribute which attribute
     * @return an expression about {@link #root()}
     */
    public Expression<?> computed(int attribute) {
        throw new UnsupportedOperationException("No attribute is computed.");
    }

    /**
     * Reads the columns of a row into an object, the id included. Associations to many are left alone.
     *
     * @param row the row
     * @param first position of the column of the first attribute, from 1; the others follow it in order, without those that are computed or
     *     read when they are first used
     * @param target the object
     * @param references finds the objects of foreign keys
     * @throws SQLException if the driver reports an error
     */
    public abstract void read(RowReader row, int first, E target, References references) throws SQLException;

    /**
     * Copies the attributes that have a column, so that a later change can be seen. Mutable values are copied too.
     *
     * @param entity the object
     * @return a snapshot, to be given to {@link #changes} and {@link #restore}
     */
    public abstract Object snapshot(E entity);

    /**
     * Compares an object with a snapshot of it.
     *
     * @param entity the object
     * @param snapshot the snapshot
     * @param word which 64 attributes are compared: those from {@code 64 * word} on
     * @return a bit for each of them that differs, the lowest for the first
     */
    public abstract long changes(E entity, Object snapshot, int word);

    /**
     * Puts the values of a snapshot back into an object.
     *
     * @param entity the object
     * @param snapshot the snapshot
     */
    public abstract void restore(E entity, Object snapshot);

    /**
     * Writes an attribute to a statement. Not for to-one associations, whose foreign key the session knows.
     *
     * @param attribute which attribute
     * @param entity the object
     * @param binder where to
     * @param index position of the parameter, from 1
     * @throws SQLException if the driver reports an error
     */
    public abstract void bind(int attribute, E entity, ParameterBinder binder, int index) throws SQLException;

    /**
     * Returns the value of an attribute.
     *
     * @param attribute which attribute
     * @param entity the object
     * @return its value, the referred entity for a to-one association
     */
    public abstract @Nullable Object get(int attribute, E entity);

    /**
     * Sets the value of an attribute. Missing embedded objects on the way are made.
     *
     * @param attribute which attribute
     * @param entity the object
     * @param value its value
     */
    public abstract void set(int attribute, E entity, @Nullable Object value);

    /**
     * Returns which attributes are components of a record that is embedded in the entity. {@link #set} makes such a record
     * anew for each, {@link #setRecord} once for all.
     *
     * @return for each attribute the number of the first of its record, -1 if it is of none; empty if there are no records
     */
    public int[] records() {
        return NONE;
    }

    /**
     * Sets a record that is embedded in the entity, by its canonical constructor: to null if all values are.
     *
     * @param first number of the first of its attributes
     * @param entity the object
     * @param values the values of all its attributes, in order
     */
    public void setRecord(int first, E entity, @Nullable Object[] values) {
        throw new IllegalArgumentException("Attribute " + first + " is of no record.");
    }

    /**
     * Returns the collection of an association to many.
     *
     * @param collection which association
     * @param entity the object
     * @return the collection, or null
     */
    public abstract @Nullable Object getCollection(int collection, E entity);

    /**
     * Sets the collection of an association to many.
     *
     * @param collection which association
     * @param entity the object
     * @param value the collection
     */
    public abstract void setCollection(int collection, E entity, @Nullable Object value);

    /**
     * Returns the id as a number, for entities whose id is a {@code long}, {@code int}, {@link Long} or {@link Integer}.
     *
     * @param entity the object
     * @return the id; 0 if it is not set
     * @throws UnsupportedOperationException if the id is of another type
     */
    public abstract long getLongId(E entity);

    /**
     * Makes the constructor argument of generated accessors safe to keep.
     *
     * @param types the types of the attributes, in order
     * @return a copy
     */
    protected static SqlType<?>[] copy(SqlType<?>[] types) {
        return types.clone();
    }
}
