package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveFetchTest extends FetchContract {

    ReflectiveFetchTest() {
        super(Mapping.REFLECTIVE);
    }
}
