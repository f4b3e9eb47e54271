@NullMarked
package dev.orm.testing;

import org.jspecify.annotations.NullMarked;
