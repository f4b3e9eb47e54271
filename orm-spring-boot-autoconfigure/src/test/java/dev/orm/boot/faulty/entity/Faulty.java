package dev.orm.boot.faulty.entity;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** Its entity refers to one in a package that is not scanned. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class Faulty {}
