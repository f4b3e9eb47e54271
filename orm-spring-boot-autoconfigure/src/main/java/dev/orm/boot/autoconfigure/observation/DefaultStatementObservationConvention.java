package dev.orm.boot.autoconfigure.observation;

import dev.orm.boot.autoconfigure.observation.OrmObservationDocumentation.HighCardinalityKeyNames;
import dev.orm.boot.autoconfigure.observation.OrmObservationDocumentation.LowCardinalityKeyNames;
import dev.orm.engine.StatementEvent;
import io.micrometer.common.KeyValues;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names that {@link OrmObservationDocumentation} lists; those of keys are OpenTelemetry's. */
public class DefaultStatementObservationConvention implements StatementObservationConvention {

    private static final String NAME = "orm.statement";
    private static final String NONE = "none";

    /** Makes the convention. */
    public DefaultStatementObservationConvention() {}

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getContextualName(StatementContext context) {
        String table = context.getStatement().table();
        return table.isEmpty() ? operation(context) : operation(context) + " " + table;
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(StatementContext context) {
        String table = context.getStatement().table();
        return KeyValues.of(
                LowCardinalityKeyNames.SYSTEM.withValue(context.getDatabase().toLowerCase(Locale.ROOT)),
                LowCardinalityKeyNames.OPERATION.withValue(operation(context)),
                LowCardinalityKeyNames.TABLE.withValue(table.isEmpty() ? NONE : table),
                LowCardinalityKeyNames.ERROR.withValue(error(context.getEvent())));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(StatementContext context) {
        KeyValues values = KeyValues.of(
                HighCardinalityKeyNames.TEXT.withValue(context.getStatement().sql()));
        StatementEvent event = context.getEvent();
        if (event != null && event.rows() >= 0) {
            values = values.and(HighCardinalityKeyNames.ROWS.withValue(Long.toString(event.rows())));
        }
        if (event != null && event.executions() > 1) {
            values = values.and(HighCardinalityKeyNames.BATCH.withValue(Integer.toString(event.executions())));
        }
        return values;
    }

    private static String operation(StatementContext context) {
        return context.getStatement().operation().name().toLowerCase(Locale.ROOT);
    }

    private static String error(@Nullable StatementEvent event) {
        return event == null || event.error() == null
                ? NONE
                : event.error().name().toLowerCase(Locale.ROOT);
    }
}
