/** The REST API under {@code /api}. */
@NullMarked
package dev.orm.demo.api;

import org.jspecify.annotations.NullMarked;
