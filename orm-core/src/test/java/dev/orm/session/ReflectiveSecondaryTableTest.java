package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveSecondaryTableTest extends SecondaryTableContract {

    ReflectiveSecondaryTableTest() {
        super(Mapping.REFLECTIVE);
    }
}
