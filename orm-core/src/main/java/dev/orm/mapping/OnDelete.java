package dev.orm.mapping;

import dev.orm.schema.ReferentialAction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what the database does with rows whose foreign key refers to a row that is deleted: {@code ON DELETE}. On a {@code @ManyToOne} or
 * {@code @OneToOne}, which holds the foreign key, {@link ReferentialAction#CASCADE} deletes the rows, {@link ReferentialAction#SET_NULL} clears
 * their reference. On a collection with a table of its own, its rows go with the rows that they refer to; {@code CASCADE} only. A session
 * leaves to the database what it has not loaded, and brings its objects in step.
 *
 * <pre>{@code
 * @ManyToOne
 * @OnDelete(ReferentialAction.CASCADE)
 * private Post post;
 * }</pre>
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnDelete {

    /**
     * Says what happens to the rows that refer.
     *
     * @return {@code CASCADE} or {@code SET_NULL}
     */
    ReferentialAction value();
}
