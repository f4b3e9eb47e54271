package dev.orm.mapping;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An attribute whose values no log shows, even where an engine logs values
 * ({@link dev.orm.engine.EngineBuilder#logValues EngineBuilder.logValues}). It marks what is stored in the column and what is compared
 * with it; a value beside something that is calculated of the column, or inside SQL text of one's own, is not known to belong to it.
 *
 * <pre>{@code
 * @Sensitive
 * private String taxNumber;
 * }</pre>
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Sensitive {}
