package dev.orm.boot.faulty.repository;

import dev.orm.boot.app.Author;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;

/** Its repository asks for an attribute that the entity does not have. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Author.class)
public class Faulty {}
