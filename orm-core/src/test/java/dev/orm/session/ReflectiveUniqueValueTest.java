package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveUniqueValueTest extends UniqueValueContract {

    ReflectiveUniqueValueTest() {
        super(Mapping.REFLECTIVE);
    }
}
