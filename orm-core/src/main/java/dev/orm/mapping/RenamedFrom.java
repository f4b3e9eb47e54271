package dev.orm.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells migrations what the table of an entity or the column of an attribute was called, so that it is renamed and not dropped. Once
 * the revision is written the annotation means nothing any more and may stay or go.
 *
 * <pre>{@code
 * @RenamedFrom("mail")
 * private String email;
 * }</pre>
 */
@Documented
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RenamedFrom {

    /**
     * Names the table or the column as it was.
     *
     * @return the former name, unquoted, in the same schema or table
     */
    String value();
}
