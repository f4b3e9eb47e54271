/** The entities: plain classes with {@code jakarta.persistence} annotations, stored by the ORM. */
@NullMarked
package dev.orm.demo.model;

import org.jspecify.annotations.NullMarked;
