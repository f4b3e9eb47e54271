/** Tests of the harness, and the gates on bytes and statements that need no clock. */
@NullMarked
package dev.orm.benchmarks;

import org.jspecify.annotations.NullMarked;
