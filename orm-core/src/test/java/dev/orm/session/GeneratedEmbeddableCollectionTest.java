package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedEmbeddableCollectionTest extends EmbeddableCollectionContract {

    GeneratedEmbeddableCollectionTest() {
        super(Mapping.GENERATED);
    }
}
