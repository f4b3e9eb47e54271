/** Tests of objects in JSON columns. */
@NullMarked
package dev.orm.boot.autoconfigure.json;

import org.jspecify.annotations.NullMarked;
