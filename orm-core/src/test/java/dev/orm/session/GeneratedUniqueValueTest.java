package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedUniqueValueTest extends UniqueValueContract {

    GeneratedUniqueValueTest() {
        super(Mapping.GENERATED);
    }
}
