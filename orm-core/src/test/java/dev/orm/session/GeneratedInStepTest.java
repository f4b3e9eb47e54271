package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedInStepTest extends InStepContract {

    GeneratedInStepTest() {
        super(Mapping.GENERATED);
    }
}
