package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveSharedColumnTest extends SharedColumnContract {

    ReflectiveSharedColumnTest() {
        super(Mapping.REFLECTIVE);
    }
}
