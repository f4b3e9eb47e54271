/** Programs whose result is written down once, as literal values, and is the same on every database. */
@NullMarked
package dev.orm.parity;

import org.jspecify.annotations.NullMarked;
