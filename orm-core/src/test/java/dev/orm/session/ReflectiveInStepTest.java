package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveInStepTest extends InStepContract {

    ReflectiveInStepTest() {
        super(Mapping.REFLECTIVE);
    }
}
