package dev.orm.boot.autoconfigure.migrations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Says that a data source is the one that revisions are run by, such as one of a user who may change the schema ({@code @FlywayDataSource}).
 * Let the bean be no candidate for others: {@code @Bean(defaultCandidate = false)}.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface MigrationsDataSource {}
