package dev.orm.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an entity whose rows the program reads and never writes: those of a view, or of a table that belongs to another program. It is no part
 * of the schema that is made of the mapping, nothing refers to it by a foreign key, and to add, change or delete an object of it is an
 * error. Its {@code @Id} says which columns tell the rows apart. Corresponds to Hibernate's {@code @Immutable} and {@code @View}.
 *
 * <pre>{@code
 * @Entity
 * @Table(name = "sales_per_month")
 * @ReadOnly
 * class Sales { … }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadOnly {}
