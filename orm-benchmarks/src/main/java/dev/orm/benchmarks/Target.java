package dev.orm.benchmarks;

import dev.orm.testing.DatabaseKind;
import java.util.Locale;

/** What this library wants to reach, as a ratio to raw JDBC. */
final class Target {

    private Target() {}

    /** Returns the target, or NaN where there is none. */
    static double of(DatabaseKind kind, Workload workload) {
        return switch (kind) {
            case POSTGRESQL ->
                switch (workload) {
                    case W1, W2, W3, W4, W8 -> 1.10;
                    case W5 -> 1.05;
                    case W6, W9 -> 1.30;
                    case W7 -> 1.20;
                    case W10 -> Double.NaN;
                };
            case SQLITE ->
                switch (workload) {
                    case W1 -> 0.50;
                    case W2, W3, W4 -> 1.00;
                    case W5 -> 1.05;
                    case W6 -> 1.30;
                    case W7, W9 -> 1.20;
                    case W8 -> 1.10;
                    case W10 -> Double.NaN;
                };
            case H2 -> workload == Workload.W4 ? 1.50 : Double.NaN;
            case MARIADB -> Double.NaN;
        };
    }

    static boolean isMet(DatabaseKind kind, Workload workload, double ratio) {
        double target = of(kind, workload);
        return Double.isNaN(target) || ratio <= target + 0.005;
    }

    static String text(DatabaseKind kind, Workload workload) {
        double target = of(kind, workload);
        return Double.isNaN(target) ? "" : "≤ " + String.format(Locale.ROOT, "%.2f", target);
    }
}
