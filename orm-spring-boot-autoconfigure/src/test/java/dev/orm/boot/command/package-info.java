/** Tests of the command {@code db}. */
@NullMarked
package dev.orm.boot.command;

import org.jspecify.annotations.NullMarked;
