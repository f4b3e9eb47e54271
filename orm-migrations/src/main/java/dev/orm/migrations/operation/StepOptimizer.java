package dev.orm.migrations.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fewer steps that make the same schema and lose the same rows: a table that is created and altered is created as it is in the end, what
 * is created and dropped is left out (the optimizer of Django's {@code squashmigrations}). Two steps become one only if whatever stands
 * between them has nothing to do with one of them; work of the program and SQL text have to do with everything.
 */
public final class StepOptimizer {

    private StepOptimizer() {}

    /**
     * Makes steps fewer.
     *
     * @param steps the steps, in order
     * @return steps that do the same, in order
     */
    public static List<MigrationStep> optimize(List<MigrationStep> steps) {
        List<MigrationStep> left = new ArrayList<>(steps);
        int later = 1;
        while (later < left.size()) {
            // What became of two may go together with what stood before them.
            later = mergeInto(left, later) ? Math.max(1, later - 1) : later + 1;
        }
        return List.copyOf(left);
    }

    /**
     * Tells whether two steps have nothing to do with each other, so that they may be done in either order.
     *
     * @param one a step
     * @param other another
     * @return whether both orders mean the same
     */
    public static boolean areApart(MigrationStep one, MigrationStep other) {
        return Touched.by(one).withoutPlaces().isApartFrom(Touched.by(other));
    }

    /** Brings a step together with one before it. */
    private static boolean mergeInto(List<MigrationStep> steps, int later) {
        MigrationStep second = steps.get(later);
        for (int i = later - 1; i >= 0; i--) {
            MigrationStep first = steps.get(i);
            List<MigrationStep> between = steps.subList(i + 1, later);
            boolean backwards = areApart(between, second);
            if (!backwards && !areApart(between, first)) {
                continue;
            }
            Optional<List<MigrationStep>> merged = StepMerge.of(first, second);
            if (merged.isPresent()) {
                steps.remove(later);
                steps.remove(i);
                steps.addAll(backwards ? i : later - 1, merged.get());
                return true;
            }
        }
        return false;
    }

    private static boolean areApart(List<MigrationStep> between, MigrationStep step) {
        Touched touched = Touched.by(step);
        return between.stream().allMatch(other -> Touched.by(other).isApartFrom(touched));
    }
}
