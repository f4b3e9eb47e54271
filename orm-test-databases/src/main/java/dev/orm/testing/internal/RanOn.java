package dev.orm.testing.internal;

import dev.orm.testing.DatabaseKind;
import java.io.Serial;

/** Travels with a test's failure to tell on which database it happened, because the test's name does not. */
final class RanOn extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    RanOn(DatabaseKind kind) {
        super("This test ran on " + kind.label() + ".", null, false, false);
    }
}
