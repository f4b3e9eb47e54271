@NullMarked
package dev.orm.features;

import org.jspecify.annotations.NullMarked;
