/** What {@code INSERT}, {@code UPDATE} and {@code DELETE} do and give back, and how constraints refuse them. */
@NullMarked
package dev.orm.kit.suite.change;

import org.jspecify.annotations.NullMarked;
