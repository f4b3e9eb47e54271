package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveOneToOneTest extends OneToOneContract {

    ReflectiveOneToOneTest() {
        super(Mapping.REFLECTIVE);
    }
}
