/** Runs revisions: what each becomes on a database, under which lock and in which transaction, and what is left when it fails. */
@NullMarked
package dev.orm.migrations.run;

import org.jspecify.annotations.NullMarked;
