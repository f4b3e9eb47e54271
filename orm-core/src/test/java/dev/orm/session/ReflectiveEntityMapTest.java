package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveEntityMapTest extends EntityMapContract {

    ReflectiveEntityMapTest() {
        super(Mapping.REFLECTIVE);
    }
}
