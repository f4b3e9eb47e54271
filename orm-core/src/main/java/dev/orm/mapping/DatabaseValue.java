package dev.orm.mapping;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An attribute whose value the database makes when the row is inserted: by a {@code DEFAULT}, by a computed column, or by a trigger.
 * {@code INSERT} leaves its column out, and the value is in the object as soon as the flush is done: it comes back with the statement
 * that inserts the rows ({@code eager_defaults} of SQLAlchemy).
 *
 * <pre>{@code
 * @DatabaseValue(now = true)
 * private Instant createdAt;
 *
 * @DatabaseValue(onUpdate = true)
 * private BigDecimal total;
 * }</pre>
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface DatabaseValue {

    /**
     * Whether the database makes the value at each {@code UPDATE} too, as it does for computed columns. {@code UPDATE} leaves the column
     * out then, and one query reads the values of all rows that were updated; otherwise {@code UPDATE} writes what the program sets.
     */
    boolean onUpdate() default false;

    /** Whether the schema made of the mapping gives the column the present as its {@code DEFAULT}. */
    boolean now() default false;

    /**
     * The {@code DEFAULT} of the column in the schema made of the mapping, as SQL that every database of the program understands, such
     * as {@code 0} or {@code 'new'}; empty for none.
     */
    String unsafeDefault() default "";
}
