package dev.orm.mapping;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The attribute that says that a row counts as deleted: a {@code boolean}, or an {@code Instant} that is null while the row is alive.
 * Deleting an object sets it instead of deleting the row, and what is deleted is seen by no query, lazy or fetched collection,
 * {@code get} or statement; see {@code dev.orm.session.Filter} for the way around it.
 *
 * <pre>{@code
 * @SoftDelete
 * private Instant deletedAt;
 * }</pre>
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface SoftDelete {}
