/** How definitions are written as Java source. Not for users: it may change in any version. */
@NullMarked
package dev.orm.reflect.internal;

import org.jspecify.annotations.NullMarked;
