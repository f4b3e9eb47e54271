/**
 * What the suites of the kit are made of: their base, the database that they test, and how they say what they need. Each package below
 * holds the suites of one part of the library.
 */
@NullMarked
package dev.orm.kit.suite;

import org.jspecify.annotations.NullMarked;
