package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedExpectationTest extends ExpectationContract {

    GeneratedExpectationTest() {
        super(Mapping.GENERATED);
    }
}
