package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedCompositeIdTest extends CompositeIdContract {

    GeneratedCompositeIdTest() {
        super(Mapping.GENERATED);
    }
}
