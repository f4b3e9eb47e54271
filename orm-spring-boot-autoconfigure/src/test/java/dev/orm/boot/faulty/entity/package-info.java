/** An application with a mistake in its entity. */
@NullMarked
package dev.orm.boot.faulty.entity;

import org.jspecify.annotations.NullMarked;
