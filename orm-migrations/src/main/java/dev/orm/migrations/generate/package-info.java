/** Autogenerate: what of the model is not in the history yet, the questions that only a person can answer, and the source of a revision. */
@NullMarked
package dev.orm.migrations.generate;

import org.jspecify.annotations.NullMarked;
