package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveReadOnlyTest extends ReadOnlyContract {

    ReflectiveReadOnlyTest() {
        super(Mapping.REFLECTIVE);
    }
}
