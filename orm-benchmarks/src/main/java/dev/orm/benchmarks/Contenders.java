package dev.orm.benchmarks;

import dev.orm.benchmarks.raw.RawProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the contenders. */
final class Contenders {

    private Contenders() {}

    /** The baseline first, then what this module always has, then the peers if they were compiled. */
    static List<ContenderProvider> all() {
        List<ContenderProvider> all = new ArrayList<>();
        all.add(new RawProvider(false));
        all.add(new RawProvider(true));
        ServiceLoader.load(ContenderProvider.class).forEach(all::add);
        return List.copyOf(all);
    }
}
