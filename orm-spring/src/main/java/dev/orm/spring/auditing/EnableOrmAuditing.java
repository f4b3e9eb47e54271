package dev.orm.spring.auditing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.domain.AuditorAware;

/**
 * Sets the attributes of entities with {@code @CreatedDate}, {@code @LastModifiedDate}, {@code @CreatedBy} and {@code @LastModifiedBy} when they
 * are written; stands for {@code @EnableJpaAuditing} of Spring Data JPA. The entities need no {@code @EntityListeners}.
 */
@Inherited
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(OrmAuditingRegistrar.class)
public @interface EnableOrmAuditing {

    /**
     * Names the {@link AuditorAware} bean that says who it is.
     *
     * @return its name; without one the only bean of that type is taken
     */
    String auditorAwareRef() default "";

    /**
     * Says whether times are set.
     *
     * @return whether they are
     */
    boolean setDates() default true;

    /**
     * Says whether a new entity counts as changed too.
     *
     * @return whether it does
     */
    boolean modifyOnCreate() default true;

    /**
     * Names the {@link DateTimeProvider} bean that says what time it is.
     *
     * @return its name; without one it is the time of the system
     */
    String dateTimeProviderRef() default "";
}
