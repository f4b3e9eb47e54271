@NullMarked
package dev.orm.testing.internal;

import org.jspecify.annotations.NullMarked;
