/** Auto-configuration for Spring Data repositories. */
@NullMarked
package dev.orm.boot.autoconfigure.data;

import org.jspecify.annotations.NullMarked;
