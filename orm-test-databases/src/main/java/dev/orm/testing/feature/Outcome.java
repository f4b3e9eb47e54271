package dev.orm.testing.feature;

/** How a tagged test ended, best first. A feature is as good as the worst of its tests. */
enum Outcome {
    PASSED,
    SKIPPED,
    FAILED;

    Outcome worse(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
