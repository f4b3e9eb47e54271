/**
 * Records which feature ids the tests proved on which database. {@link dev.orm.testing.feature.FeatureListener} is
 * found by the JUnit Platform through {@code META-INF/services}; the file it writes is read by the module
 * {@code orm-feature-table}.
 */
@NullMarked
package dev.orm.testing.feature;

import org.jspecify.annotations.NullMarked;
