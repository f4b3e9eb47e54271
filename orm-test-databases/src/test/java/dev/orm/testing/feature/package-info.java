@NullMarked
package dev.orm.testing.feature;

import org.jspecify.annotations.NullMarked;
