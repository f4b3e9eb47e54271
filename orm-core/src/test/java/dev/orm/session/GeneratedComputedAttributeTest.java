package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedComputedAttributeTest extends ComputedAttributeContract {

    GeneratedComputedAttributeTest() {
        super(Mapping.GENERATED);
    }
}
