/** Tests of the auto-configuration of repositories. */
@NullMarked
package dev.orm.boot.autoconfigure.data;

import org.jspecify.annotations.NullMarked;
