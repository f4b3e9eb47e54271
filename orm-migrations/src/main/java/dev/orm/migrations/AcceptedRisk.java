package dev.orm.migrations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says that whoever wrote a {@link Migration} knows of a finding of lint and has dealt with it ({@code safety_assured} elsewhere). */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(AcceptedRisk.All.class)
public @interface AcceptedRisk {

    /**
     * Names the finding.
     *
     * @return its code, such as {@code DS103}
     */
    String value();

    /**
     * Says why it is no danger.
     *
     * @return the reason, in a sentence
     */
    String reason();

    /** Several of them. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {

        /**
         * Returns them.
         *
         * @return the accepted risks
         */
        AcceptedRisk[] value();
    }
}
