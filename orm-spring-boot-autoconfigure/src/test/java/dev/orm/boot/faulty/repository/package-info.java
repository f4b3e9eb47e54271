/** An application with a mistake in its repository. */
@NullMarked
package dev.orm.boot.faulty.repository;

import org.jspecify.annotations.NullMarked;
