package dev.orm.mapping;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores an attribute as JSON: a record, a map, a list of records. What turns it into JSON and back is the
 * {@link dev.orm.type.JsonFormat} of the session factory. A change inside the object is found when it is flushed. An attribute
 * of type {@link dev.orm.type.Json} is stored as JSON without this annotation.
 *
 * <pre>{@code
 * @JsonColumn
 * private Address address;
 *
 * @JsonColumn
 * private Map<String, Integer> scores;
 * }</pre>
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonColumn {}
