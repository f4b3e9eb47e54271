/**
 * Databases for tests. Put {@link dev.orm.testing.EachDatabase} on a test class and ask for a
 * {@link dev.orm.testing.TestDatabase} as a parameter: the class runs once per database, and every test method finds
 * its database empty.
 */
@NullMarked
package dev.orm.testing;

import org.jspecify.annotations.NullMarked;
