/**
 * Keeps {@code docs/features.md} true: a tick in the table is earned by tests of the same run, or the build fails.
 * {@link dev.orm.features.FeatureTableCommand} is where the build comes in.
 */
@NullMarked
package dev.orm.features;

import org.jspecify.annotations.NullMarked;
