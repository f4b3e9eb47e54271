/** The history of the database, as {@code orm:revision} wrote it. */
@NullMarked
package dev.orm.demo.migrations;

import org.jspecify.annotations.NullMarked;
