package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveCompositeIdTest extends CompositeIdContract {

    ReflectiveCompositeIdTest() {
        super(Mapping.REFLECTIVE);
    }
}
