package dev.orm.testing;

import dev.orm.testing.internal.EachDatabaseExtension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class once per database. A parameter of type {@link TestDatabase}, in the constructor, a test method or a
 * lifecycle method, receives the database of the run.
 *
 * <pre>{@code
 * @EachDatabase
 * class JoinTest {
 *     @Test
 *     @Tag("CORE-07")
 *     void keepsRowsWithoutPartner(TestDatabase database) throws SQLException {
 *         try (Connection connection = database.dataSource().getConnection()) { ... }
 *     }
 * }
 * }</pre>
 *
 * <p>The system property {@code orm.test.databases}, a list such as {@code sqlite,h2}, restricts a run to those
 * databases. A restricted run records no features.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(EachDatabaseExtension.class)
public @interface EachDatabase {

    /**
     * The databases to run on; none means all of them. Needs a {@link #reason()}.
     *
     * @return the only databases to run on
     */
    DatabaseKind[] only() default {};

    /**
     * Why the class does not run on every database.
     *
     * @return one sentence; mandatory with {@link #only()}
     */
    String reason() default "";

    /**
     * How often the database is emptied.
     *
     * @return after each method by default
     */
    Fresh fresh() default Fresh.EACH_METHOD;
}
