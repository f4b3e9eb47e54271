package dev.orm.spring.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Transactional;

/**
 * Marks a {@link Query} that changes rows. The method returns nothing, or the number of rows as {@code int} or {@code long}. It
 * runs in a transaction that may write. Changes made in the session are flushed first.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Transactional
public @interface Modifying {

    /**
     * Whether the session forgets its objects afterwards, so that none shows a row as it was before.
     *
     * @return whether it does
     */
    boolean clear() default false;
}
