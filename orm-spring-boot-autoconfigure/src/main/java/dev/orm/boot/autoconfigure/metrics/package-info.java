/** Auto-configuration for meters of what sessions and the engine do, when Micrometer is present. */
@NullMarked
package dev.orm.boot.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
