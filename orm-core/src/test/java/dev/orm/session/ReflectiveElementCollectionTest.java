package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveElementCollectionTest extends ElementCollectionContract {

    ReflectiveElementCollectionTest() {
        super(Mapping.REFLECTIVE);
    }
}
