/** What of a revision can lose rows, stop a program that is running, or lock a table for long; with a way that does not. */
@NullMarked
package dev.orm.migrations.lint;

import org.jspecify.annotations.NullMarked;
