package dev.orm.boot.autoconfigure.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** Names an observation of a statement and its keys. To change the names, declare a bean of this type. */
public interface StatementObservationConvention extends ObservationConvention<StatementContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof StatementContext;
    }
}
