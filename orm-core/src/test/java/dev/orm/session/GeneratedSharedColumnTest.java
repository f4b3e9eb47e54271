package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedSharedColumnTest extends SharedColumnContract {

    GeneratedSharedColumnTest() {
        super(Mapping.GENERATED);
    }
}
