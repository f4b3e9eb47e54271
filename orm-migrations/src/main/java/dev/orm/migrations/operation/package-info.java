/** What a revision does: steps as values, how each changes a schema, how it is undone, and what it is recognised by. */
@NullMarked
package dev.orm.migrations.operation;

import org.jspecify.annotations.NullMarked;
