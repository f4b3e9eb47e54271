package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveInheritanceTest extends InheritanceContract {

    ReflectiveInheritanceTest() {
        super(Mapping.REFLECTIVE);
    }
}
