/**
 * Auto-configuration for one observation per statement, when Micrometer Observation is present. What is observed is listed in
 * {@link dev.orm.boot.autoconfigure.observation.OrmObservationDocumentation}; bind values never are.
 */
@NullMarked
package dev.orm.boot.autoconfigure.observation;

import org.jspecify.annotations.NullMarked;
