package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveSessionVerbsTest extends SessionVerbsContract {

    ReflectiveSessionVerbsTest() {
        super(Mapping.REFLECTIVE);
    }
}
