@NullMarked
package dev.orm.migrations.lint;

import org.jspecify.annotations.NullMarked;
