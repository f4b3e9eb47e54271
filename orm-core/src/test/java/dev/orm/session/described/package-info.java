/** Mappings of classes that belong to others. */
@NullMarked
package dev.orm.session.described;

import org.jspecify.annotations.NullMarked;
