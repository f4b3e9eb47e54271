@NullMarked
package dev.orm.migrations.operation;

import org.jspecify.annotations.NullMarked;
