package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveCallbackTest extends CallbackContract {

    ReflectiveCallbackTest() {
        super(Mapping.REFLECTIVE);
    }
}
