package dev.orm.boot.autoconfigure.metrics;

import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.engine.StatementEvent;
import dev.orm.engine.StatementListener;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts statements by what they do. It counts for itself, because the engine starts before there is a registry. */
final class StatementMeters implements StatementListener, MeterBinder {

    private final Map<Operation, LongAdder> statements = new EnumMap<>(Operation.class);

    StatementMeters() {
        for (Operation operation : Operation.values()) {
            statements.put(operation, new LongAdder());
        }
    }

    @Override
    public void afterStatement(StatementEvent event) {
        LongAdder counted = statements.get(event.operation());
        if (counted != null) {
            counted.increment();
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        statements.forEach((operation, number) -> FunctionCounter.builder("orm.statements", number, LongAdder::sum)
                .baseUnit("statements")
                .description("Statements that were sent, by what they do")
                .tag("operation", operation.name().toLowerCase(Locale.ROOT))
                .register(registry));
    }
}
