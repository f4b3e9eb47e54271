package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveLazyAttributeTest extends LazyAttributeContract {

    ReflectiveLazyAttributeTest() {
        super(Mapping.REFLECTIVE);
    }
}
