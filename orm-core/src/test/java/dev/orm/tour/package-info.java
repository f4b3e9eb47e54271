/** The examples of the documentation. {@code DocumentedCodeTest} compares them with the pages; here they are compiled and run. */
@NullMarked
package dev.orm.tour;

import org.jspecify.annotations.NullMarked;
