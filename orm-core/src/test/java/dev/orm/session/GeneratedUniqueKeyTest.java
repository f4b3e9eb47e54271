package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedUniqueKeyTest extends UniqueKeyContract {

    GeneratedUniqueKeyTest() {
        super(Mapping.GENERATED);
    }
}
