/**
 * The compliance kit: one abstract JUnit suite that proves that a dialect keeps what this library promises on every database.
 * Start reading at {@link dev.orm.kit.DialectKit}; the behaviours are in the packages below {@code dev.orm.kit.suite}.
 */
@NullMarked
package dev.orm.kit;

import org.jspecify.annotations.NullMarked;
