package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveTablePerClassRowsTest extends TablePerClassRowsContract {

    ReflectiveTablePerClassRowsTest() {
        super(Mapping.REFLECTIVE);
    }
}
