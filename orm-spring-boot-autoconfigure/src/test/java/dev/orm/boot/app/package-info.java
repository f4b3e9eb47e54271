/** A small application, as a user would write it. */
@NullMarked
package dev.orm.boot.app;

import org.jspecify.annotations.NullMarked;
