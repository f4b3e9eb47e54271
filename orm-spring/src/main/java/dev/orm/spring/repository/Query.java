package dev.orm.spring.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.data.annotation.QueryAnnotation;

/**
 * Gives a repository method its statement, in the database's own SQL, or the name of one that is written elsewhere. Parameters are written {@code :name} and named as those of the
 * method, which needs the compiler option {@code -parameters} or {@link org.springframework.data.repository.query.Param @Param}; a
 * collection stands for an {@code IN} list. The method returns entities, records, or simple values; a statement that changes rows is annotated
 * with {@link Modifying} as well. No expression language is evaluated: a statement with <code>#{…}</code> or <code>${…}</code> outside of
 * its literals is refused when the repository is made.
 *
 * <pre>{@code
 * @Query("select * from users where age > :age order by name")
 * List<User> olderThan(int age);
 * }</pre>
 */
@Documented
@QueryAnnotation
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Query {

    /**
     * The statement.
     *
     * @return one statement in SQL; empty if {@link #name()} names it
     */
    String value() default "";

    /**
     * The name of the statement, one of a {@code @NamedNativeQuery} of an entity or of the file of named queries. It is not needed where the
     * statement is called after the entity and the method, {@code "User.olderThan"}, which needs no {@code @Query} at all.
     *
     * @return the name of a statement; empty if {@link #value()} is the statement
     */
    String name() default "";

    /**
     * The statement that counts all rows for a {@code Page}. Without it, that of the name with {@code .count} behind it is taken; if there is
     * none either, the rows of the statement itself are counted.
     *
     * @return one statement in SQL that gives one number, with the same parameters
     */
    String countQuery() default "";
}
