/**
 * Turns each entity into a class for queries, with its accessor and its lazy reference inside, and reports what is wrong with
 * it as a compile error. Start at {@link dev.orm.processor.EntityProcessor}; {@code EntityReader} reads, {@code …Writer} writes.
 */
@NullMarked
package dev.orm.processor;

import org.jspecify.annotations.NullMarked;
