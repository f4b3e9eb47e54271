@NullMarked
package dev.orm.kit;

import org.jspecify.annotations.NullMarked;
