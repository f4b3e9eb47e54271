package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveFilterTest extends FilterContract {

    ReflectiveFilterTest() {
        super(Mapping.REFLECTIVE);
    }
}
