/** The examples of docs/dialects.md. */
@NullMarked
package dev.orm.tour;

import org.jspecify.annotations.NullMarked;
