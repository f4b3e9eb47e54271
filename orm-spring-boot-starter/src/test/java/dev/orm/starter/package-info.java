/** An application that has nothing but the starter. */
@NullMarked
package dev.orm.starter;

import org.jspecify.annotations.NullMarked;
