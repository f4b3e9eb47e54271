package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveSessionTest extends SessionContract {

    ReflectiveSessionTest() {
        super(Mapping.REFLECTIVE);
    }
}
