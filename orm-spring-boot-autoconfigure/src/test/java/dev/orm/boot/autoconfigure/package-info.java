/** Tests of the auto-configuration. */
@NullMarked
package dev.orm.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
