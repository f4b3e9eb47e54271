/** The revisions of an application that has other tools too. */
@NullMarked
package dev.orm.boot.beside.migrations;

import org.jspecify.annotations.NullMarked;
