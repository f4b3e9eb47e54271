@NullMarked
package dev.orm.migrations.architecture;

import org.jspecify.annotations.NullMarked;
