package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveTablePerClassTest extends TablePerClassContract {

    ReflectiveTablePerClassTest() {
        super(Mapping.REFLECTIVE);
    }
}
