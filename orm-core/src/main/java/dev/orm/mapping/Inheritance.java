package dev.orm.mapping;

import dev.orm.schema.Column;
import dev.orm.sql.node.Inlined;
import dev.orm.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entity class has in common with the entities that it extends and that extend it: one table, or one of which a table of each class
 * is joined, in which a column tells of which class a row is ({@code @Inheritance}, {@code @DiscriminatorColumn}; SQLAlchemy's single table and joined table inheritance). The attributes of the class that is
 * extended have the same indexes in both.
 *
 * @param root the topmost entity
 * @param parent the entity that it extends, null for the topmost
 * @param discriminator the column that tells of which class a row is
 * @param value what stands there for an object of this class; null for an abstract class
 * @param discriminatorPlace the place of that column among those that are read for the entity; -1 if its objects are of one class only
 * @param variants the classes that an object may be of, itself included if it is not abstract
 */
public record Inheritance(
        EntityModel<?> root,
        @Nullable EntityModel<?> parent,
        Column<?> discriminator,
        @Nullable Object value,
        int discriminatorPlace,
        List<Variant> variants) {

    /** Copies the list. */
    public Inheritance {
        variants = List.copyOf(variants);
    }

    /**
     * A class that an object may be of.
     *
     * @param model the class
     * @param value what stands in the column that tells so
     * @param places for each column that is read for the class, its place among those that are read for the entity; not to be changed
     */
    public record Variant(EntityModel<?> model, Object value, int[] places) {}

    /**
     * Returns what is written for an object of this class into the column that tells of which class a row is.
     *
     * @return the value as it stands in a statement
     * @throws IllegalArgumentException if the class is abstract
     */
    @SuppressWarnings("unchecked")
    public Inlined<?> inlined() {
        if (value == null) {
            throw new IllegalArgumentException("A row is inserted for an abstract class of those that share "
                    + root.table() + ", but belongs to one that is not. Insert into one of those that extend it.");
        }
        return new Inlined<>((SqlType<Object>) discriminator.type(), value);
    }

    /**
     * Returns what stands in the column that tells of which class a row is, for all classes that an object may be of.
     *
     * @return the values
     */
    public List<Object> values() {
        return variants.stream().map(Variant::value).toList();
    }

    @Override
    public String toString() {
        return "Inheritance of " + root + " by " + discriminator.name();
    }
}
