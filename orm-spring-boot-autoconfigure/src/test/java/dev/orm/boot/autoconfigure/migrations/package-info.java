/** Tests of migrations at start. */
@NullMarked
package dev.orm.boot.autoconfigure.migrations;

import org.jspecify.annotations.NullMarked;
