/**
 * The session: identity map, unit of work and loading. Start reading at {@link dev.orm.session.Session}; how changes are
 * written is in {@code flush}, how objects are read in {@code load}.
 */
@NullMarked
package dev.orm.session;

import org.jspecify.annotations.NullMarked;
