/** What the engine shares with the layers above it and no application uses: statement keys, native text, the verbs of a query. */
@NullMarked
package dev.orm.engine.internal;

import org.jspecify.annotations.NullMarked;
