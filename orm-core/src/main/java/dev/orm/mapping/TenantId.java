package dev.orm.mapping;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The attribute that says which tenant a row belongs to. The session sets it when an object is added, never changes it, and sees rows of
 * its own tenant only, whichever statement reads or changes them. Who the tenant is says
 * {@code SessionFactory.builder(engine).tenant(…)}, with Spring Boot a bean of type {@code dev.orm.session.TenantSource}.
 *
 * <pre>{@code
 * @TenantId
 * private String tenant;
 * }</pre>
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface TenantId {}
