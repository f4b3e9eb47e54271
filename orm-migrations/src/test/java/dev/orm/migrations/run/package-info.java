@NullMarked
package dev.orm.migrations.run;

import org.jspecify.annotations.NullMarked;
