package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveRandomGraphTest extends RandomGraphContract {

    ReflectiveRandomGraphTest() {
        super(Mapping.REFLECTIVE);
    }
}
