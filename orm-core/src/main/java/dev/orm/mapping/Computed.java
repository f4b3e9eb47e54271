package dev.orm.mapping;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An attribute that has no column: the database computes it of others, in each query that reads the entity ({@code column_property} of
 * SQLAlchemy). A static method of the entity, of the same name, says how. Conditions and orders use it like any other attribute.
 *
 * <pre>{@code
 * @Computed
 * private long comments;
 *
 * static Expression<Long> comments(QPost post) {
 *     return scalar(select(count()).from(comment).where(comment.post().eq(post)));
 * }
 * }</pre>
 *
 * <p>The object has it when it was read, and after each flush that wrote its row. What the program sets is not written.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Computed {}
