package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveMappedOneTest extends MappedOneContract {

    ReflectiveMappedOneTest() {
        super(Mapping.REFLECTIVE);
    }
}
