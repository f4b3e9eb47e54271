package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedLazyAttributeTest extends LazyAttributeContract {

    GeneratedLazyAttributeTest() {
        super(Mapping.GENERATED);
    }
}
