/** A blog that the session tests store. */
@NullMarked
package dev.orm.session.blog;

import org.jspecify.annotations.NullMarked;
