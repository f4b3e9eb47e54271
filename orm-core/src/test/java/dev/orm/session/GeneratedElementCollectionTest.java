package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedElementCollectionTest extends ElementCollectionContract {

    GeneratedElementCollectionTest() {
        super(Mapping.GENERATED);
    }
}
