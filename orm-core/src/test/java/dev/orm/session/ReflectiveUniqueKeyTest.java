package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveUniqueKeyTest extends UniqueKeyContract {

    ReflectiveUniqueKeyTest() {
        super(Mapping.REFLECTIVE);
    }
}
