package dev.orm.kit.suite;

import org.junit.jupiter.api.BeforeEach;

/** Tests of one group of behaviours. The kit runs each as a nested class of its own, every test on an empty database. */
public abstract class Suite {

    /** The database of the test that runs. */
    protected DatabaseUnderTest db;

    /** Made by a subclass. */
    protected Suite() {}

    @BeforeEach
    final void use(DatabaseUnderTest underTest) {
        db = underTest;
    }
}
