package dev.orm.mapping;

import dev.orm.schema.Column;
import dev.orm.sql.node.Inlined;
import dev.orm.type.SqlType;
import jakarta.persistence.InheritanceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entity class has in common with the entities that it extends and that extend it: one table, or one of which a table of each class
 * is joined, in which a column tells of which class a row is, or a table of each class with all its columns, of which a {@link PolymorphicUnion}
 * is read ({@code @Inheritance}, {@code @DiscriminatorColumn}; SQLAlchemy's single table, joined table and concrete table inheritance). The attributes of the class that is
 * extended have the same indexes in both.
 *
 * @param root the topmost entity
 * @param parent the entity that it extends, null for the topmost
 * @param strategy how the rows are divided among tables
 * @param discriminator the column that tells of which class a row is
 * @param value what stands there for an object of this class; null for an abstract class
 * @param discriminatorPlace the place of that column among those that are read for the entity; -1 if its objects are of one class only
 * @param variants the classes that an object may be of, itself included if it is not abstract
 */
public record Inheritance(
        EntityModel<?> root,
        @Nullable EntityModel<?> parent,
        InheritanceType strategy,
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
     * Tells whether the column that tells of which class a row is stands in a table; if not, the table tells.
     *
     * @return whether it does
     */
    public boolean hasDiscriminator() {
        return strategy != InheritanceType.TABLE_PER_CLASS;
    }

    /**
     * Returns what is written for an object of this class into the column that tells of which class a row is.
     *
     * @return the value as it stands in a statement
     * @throws IllegalArgumentException if the class is abstract
     */
    @SuppressWarnings("unchecked")
    public Inlined<?> inlined() {
        checkConcrete();
        return new Inlined<>((SqlType<Object>) discriminator.type(), value);
    }

    /**
     * Sees to it that a row can be inserted for this class.
     *
     * @throws IllegalArgumentException if the class is abstract
     */
    public void checkConcrete() {
        if (value == null) {
            throw new IllegalArgumentException("A row is inserted for an abstract class of the hierarchy of "
                    + root.name() + ", but belongs to one that is not. Insert into one of those that extend it.");
        }
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
