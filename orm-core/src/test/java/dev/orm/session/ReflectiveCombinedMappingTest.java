package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveCombinedMappingTest extends CombinedMappingContract {

    ReflectiveCombinedMappingTest() {
        super(Mapping.REFLECTIVE);
    }
}
