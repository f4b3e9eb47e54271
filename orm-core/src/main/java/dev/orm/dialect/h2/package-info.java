/** The dialect of H2. */
@NullMarked
package dev.orm.dialect.h2;

import org.jspecify.annotations.NullMarked;
