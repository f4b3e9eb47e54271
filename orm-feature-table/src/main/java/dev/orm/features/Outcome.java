package dev.orm.features;

/** How the tests of a feature ended, best first. */
enum Outcome {
    PASSED("passed"),
    NOT_RUN("ran there in this build"),
    SKIPPED("was skipped there"),
    FAILED("failed there");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** Returns what "a test with this tag" or "no test with this tag" did, for a sentence. */
    String words() {
        return (this == NOT_RUN ? "no test with this tag " : "a test with this tag ") + words;
    }

    Outcome worse(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
