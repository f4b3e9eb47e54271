/** The revisions of the application. */
@NullMarked
package dev.orm.boot.notes.migrations;

import org.jspecify.annotations.NullMarked;
