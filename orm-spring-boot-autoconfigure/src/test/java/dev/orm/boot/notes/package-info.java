/** An application with revisions. */
@NullMarked
package dev.orm.boot.notes;

import org.jspecify.annotations.NullMarked;
