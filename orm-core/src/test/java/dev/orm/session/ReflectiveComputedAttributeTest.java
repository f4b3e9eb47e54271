package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveComputedAttributeTest extends ComputedAttributeContract {

    ReflectiveComputedAttributeTest() {
        super(Mapping.REFLECTIVE);
    }
}
