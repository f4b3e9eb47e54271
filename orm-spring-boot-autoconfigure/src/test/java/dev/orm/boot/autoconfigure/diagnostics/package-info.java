/** Tests of what is said when an application fails to start. */
@NullMarked
package dev.orm.boot.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
