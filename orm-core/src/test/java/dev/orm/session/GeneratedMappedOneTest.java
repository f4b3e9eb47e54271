package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedMappedOneTest extends MappedOneContract {

    GeneratedMappedOneTest() {
        super(Mapping.GENERATED);
    }
}
