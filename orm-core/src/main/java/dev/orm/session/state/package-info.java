/**
 * What a session remembers: an entry for each object, the identity map, the load groups, and the collections that load
 * themselves. Not for users. Start reading at {@link dev.orm.session.state.PersistenceContext}.
 */
@NullMarked
package dev.orm.session.state;

import org.jspecify.annotations.NullMarked;
