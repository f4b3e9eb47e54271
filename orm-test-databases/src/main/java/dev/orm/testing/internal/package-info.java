/** How the test databases are started, emptied and stopped. {@code EachDatabaseExtension} is where JUnit comes in. */
@NullMarked
package dev.orm.testing.internal;

import org.jspecify.annotations.NullMarked;
