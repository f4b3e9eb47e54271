/**
 * How changes are written: what was added, changed and deleted is collected, both sides of associations are brought in step,
 * and rows are written in the order of their foreign keys, many of the same shape in one statement. Not for users. Start
 * reading at {@link dev.orm.session.flush.UnitOfWork}.
 */
@NullMarked
package dev.orm.session.flush;

import org.jspecify.annotations.NullMarked;
