package dev.orm.migrations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Places a {@link Migration} in the history of a schema: what Alembic writes as {@code revision}, {@code down_revision},
 * {@code branch_labels} and {@code depends_on} at the top of a script. Names of classes and packages mean nothing, so files may be moved.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {

    /**
     * Names the revision, once for all time. Generated ones have twelve hexadecimal digits.
     *
     * @return letters, digits and {@code _}, at most 64
     */
    String id();

    /**
     * Names the revisions that come just before ({@code down_revision}); a merge has several.
     *
     * @return their ids; none for the first revision
     */
    String[] parents() default {};

    /**
     * Says what the revision does, in a few words.
     *
     * @return the message, for logs and the history
     */
    String message() default "";

    /**
     * Names the branch that begins here ({@code branch_labels}); {@code label@head} is its end.
     *
     * @return the labels, each used once in all revisions
     */
    String[] labels() default {};

    /**
     * Names revisions of other branches that must have run before ({@code depends_on}).
     *
     * @return their ids or labels
     */
    String[] dependsOn() default {};

    /**
     * Names the revisions that this one stands for, when many were squashed into one.
     *
     * @return their ids; a database that has them all has this one
     */
    String[] replaces() default {};

    /**
     * Tells whether everything happens in one transaction with the line in the history, where the database can do that. Without a
     * transaction a revision must have one operation only, such as an index that is created concurrently.
     *
     * @return whether it does
     */
    boolean transactional() default true;
}
