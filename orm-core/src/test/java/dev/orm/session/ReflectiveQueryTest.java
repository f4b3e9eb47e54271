package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveQueryTest extends QueryContract {

    ReflectiveQueryTest() {
        super(Mapping.REFLECTIVE);
    }
}
