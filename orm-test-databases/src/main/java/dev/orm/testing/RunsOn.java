package dev.orm.testing;

import dev.orm.testing.internal.RunsOnCondition;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says which database a test class runs on that brings its database along, unlike one with {@link EachDatabase}. The features that its
 * tests prove are recorded for that database, and a run that is restricted to other databases leaves the class out.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunsOnCondition.class)
public @interface RunsOn {

    /**
     * The database.
     *
     * @return its kind
     */
    DatabaseKind value();
}
