package dev.orm.boot.autoconfigure.metrics;

import dev.orm.engine.StatementCache;
import dev.orm.session.SessionFactory;
import dev.orm.session.Statistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;

/** Meters of what the sessions of a factory do. They cost nothing but what the factory counts anyhow. */
public final class OrmMeters implements MeterBinder {

    private final ObjectProvider<SessionFactory> sessions;

    /**
     * Makes the binder.
     *
     * @param sessions finds the session factory, when the meters are bound
     */
    public OrmMeters(ObjectProvider<SessionFactory> sessions) {
        this.sessions = sessions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        sessions.ifUnique(factory -> {
            sessions(registry, factory.statistics());
            statements(registry, factory.engine().statementCache());
        });
    }

    private static void sessions(MeterRegistry registry, Statistics statistics) {
        Counters counters = new Counters(registry, statistics);
        counters.add("orm.sessions", "sessions", "Sessions that were opened", Tags.empty(), Statistics::sessionsOpened);
        Gauge.builder("orm.sessions.open", statistics, all -> all.sessionsOpened() - all.sessionsClosed())
                .baseUnit("sessions")
                .description("Sessions that are open now")
                .register(registry);
        counters.add(
                "orm.transactions",
                "transactions",
                "Transactions that ended, by result",
                Tags.of(Tag.of("result", "committed")),
                Statistics::transactionsCommitted);
        counters.add(
                "orm.transactions",
                "transactions",
                "Transactions that ended, by result",
                Tags.of(Tag.of("result", "rolled-back")),
                Statistics::transactionsRolledBack);
        counters.add("orm.flushes", "flushes", "Flushes that wrote something", Tags.empty(), Statistics::flushes);
        counters.add(
                "orm.entities.loaded",
                "entities",
                "Entities that got the state of a row",
                Tags.empty(),
                Statistics::entitiesLoaded);
        counters.add(
                "orm.entities.inserted",
                "entities",
                "Rows of entities that were inserted",
                Tags.empty(),
                Statistics::entitiesInserted);
        counters.add(
                "orm.entities.updated",
                "entities",
                "Rows of entities that were updated",
                Tags.empty(),
                Statistics::entitiesUpdated);
        counters.add(
                "orm.entities.deleted",
                "entities",
                "Rows of entities that were deleted",
                Tags.empty(),
                Statistics::entitiesDeleted);
    }

    private static void statements(MeterRegistry registry, StatementCache cache) {
        String name = "orm.statement.cache.requests";
        String description = "Statements that were looked up in the cache of compiled statements, by result";
        FunctionCounter.builder(name, cache, StatementCache::hits)
                .description(description)
                .tag("result", "hit")
                .register(registry);
        FunctionCounter.builder(name, cache, StatementCache::misses)
                .description(description)
                .tag("result", "miss")
                .register(registry);
        FunctionCounter.builder("orm.statement.cache.evictions", cache, StatementCache::evictions)
                .baseUnit("statements")
                .description("Statements that left the cache of compiled statements because it was full")
                .register(registry);
        Gauge.builder("orm.statement.cache.size", cache, StatementCache::size)
                .baseUnit("statements")
                .description("Statements in the cache of compiled statements")
                .register(registry);
    }

    private record Counters(MeterRegistry registry, Statistics statistics) {

        void add(String name, String unit, String description, Tags tags, ToDoubleFunction<Statistics> value) {
            FunctionCounter.builder(name, statistics, value)
                    .baseUnit(unit)
                    .description(description)
                    .tags(tags)
                    .register(registry);
        }
    }
}
