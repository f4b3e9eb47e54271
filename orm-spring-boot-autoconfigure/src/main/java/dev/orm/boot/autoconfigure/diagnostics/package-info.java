/** What is said when an application fails to start: what is wrong, and how to mend it. */
@NullMarked
package dev.orm.boot.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
