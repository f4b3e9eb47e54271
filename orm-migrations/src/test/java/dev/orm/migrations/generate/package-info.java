@NullMarked
package dev.orm.migrations.generate;

import org.jspecify.annotations.NullMarked;
