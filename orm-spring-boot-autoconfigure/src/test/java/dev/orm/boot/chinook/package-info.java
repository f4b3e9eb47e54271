/**
 * A music shop over a database that nobody here designed, Chinook: mapped once, opened as SQLite file and as PostgreSQL dump. Start
 * reading at {@link dev.orm.boot.chinook.MusicShop}.
 */
@NullMarked
package dev.orm.boot.chinook;

import org.jspecify.annotations.NullMarked;
