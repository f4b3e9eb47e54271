/** A small blog that shows how an application uses the ORM. Start reading at {@code model}, then {@code service}. */
@NullMarked
package dev.orm.demo;

import org.jspecify.annotations.NullMarked;
