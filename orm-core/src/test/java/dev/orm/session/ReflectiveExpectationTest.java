package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveExpectationTest extends ExpectationContract {

    ReflectiveExpectationTest() {
        super(Mapping.REFLECTIVE);
    }
}
