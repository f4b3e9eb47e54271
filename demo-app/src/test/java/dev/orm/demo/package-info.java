/** Starts the blog on SQLite and on PostgreSQL and drives it over HTTP. */
@NullMarked
package dev.orm.demo;

import org.jspecify.annotations.NullMarked;
