package dev.orm.benchmarks;

import dev.orm.benchmarks.ours.OrmProvider;
import dev.orm.benchmarks.raw.RawProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the contenders. */
final class Contenders {

    private Contenders() {}

    /** What the project answers for: the baselines, the first of which is what all are divided by, and this library. */
    static List<ContenderProvider> own() {
        return List.of(new RawProvider(false), new RawProvider(true), new OrmProvider(false), new OrmProvider(true));
    }

    /** Those of {@link #own()}, and the peers if they were compiled. */
    static List<ContenderProvider> all() {
        List<ContenderProvider> all = new ArrayList<>(own());
        ServiceLoader.load(ContenderProvider.class).forEach(all::add);
        return List.copyOf(all);
    }
}
