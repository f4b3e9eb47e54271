package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveEmbeddableCollectionTest extends EmbeddableCollectionContract {

    ReflectiveEmbeddableCollectionTest() {
        super(Mapping.REFLECTIVE);
    }
}
