/** The annotation processor: reads entities and writes the classes that query, read and write them. */
@NullMarked
package dev.orm.processor;

import org.jspecify.annotations.NullMarked;
