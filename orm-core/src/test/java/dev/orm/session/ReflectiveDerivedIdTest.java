package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveDerivedIdTest extends DerivedIdContract {

    ReflectiveDerivedIdTest() {
        super(Mapping.REFLECTIVE);
    }
}
