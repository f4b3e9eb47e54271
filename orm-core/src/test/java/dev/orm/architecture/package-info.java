/** Rules about the source code itself: layers, packages and files. */
@NullMarked
package dev.orm.architecture;

import org.jspecify.annotations.NullMarked;
