package dev.orm.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that describes how another class is mapped, one that cannot be annotated because it belongs to a library. It
 * declares the attributes of that class by the same names and types, with the annotations that would stand there, and is given
 * where entities are given. No object of it is ever made. What is not stored is declared too, with {@code @Transient}.
 * Corresponds to SQLAlchemy's {@code map_imperatively} and to the mix-ins of Jackson.
 *
 * <pre>{@code
 * @Entity
 * @Table(name = "customers")
 * @MappingOf(Customer.class)
 * abstract class CustomerMapping {
 *     @Id @GeneratedValue Long id;
 *     @Column(length = 80) String name;
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MappingOf {

    /**
     * Says which class is described.
     *
     * @return the entity class; it has a constructor without arguments and is neither abstract nor annotated
     */
    Class<?> value();
}
