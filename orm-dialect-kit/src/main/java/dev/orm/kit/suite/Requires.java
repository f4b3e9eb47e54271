package dev.orm.kit.suite;

import dev.orm.dialect.Capability;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which capabilities a test needs. On a database that lacks one of them the test is not skipped: it must then end in an
 * {@link dev.orm.dialect.UnsupportedConstructException}, thrown when the construct was compiled, whose message names the construct
 * and the database.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    /**
     * What the database must be able to do.
     *
     * @return all capabilities that the test needs
     */
    Capability[] value();

    /**
     * What a refusal has to name, in any case of its letters.
     *
     * @return the construct, such as {@code FOR UPDATE}
     */
    String construct();
}
