package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveKeysetTest extends KeysetContract {

    ReflectiveKeysetTest() {
        super(Mapping.REFLECTIVE);
    }
}
