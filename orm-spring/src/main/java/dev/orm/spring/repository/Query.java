package dev.orm.spring.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.data.annotation.QueryAnnotation;

/**
 * Gives a repository method its statement, in the database's own SQL. Parameters are written {@code :name} and named as those of the
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
     * @return one statement in SQL
     */
    String value();

    /**
     * The statement that counts all rows for a {@code Page}. Without it the rows of {@link #value()} are counted.
     *
     * @return one statement in SQL that gives one number, with the same parameters
     */
    String countQuery() default "";
}
