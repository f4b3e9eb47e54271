package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveEntityRowsTest extends EntityRowsContract {

    ReflectiveEntityRowsTest() {
        super(Mapping.REFLECTIVE);
    }
}
