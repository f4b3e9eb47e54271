package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedReadOnlyTest extends ReadOnlyContract {

    GeneratedReadOnlyTest() {
        super(Mapping.GENERATED);
    }
}
