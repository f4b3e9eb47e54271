package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedCombinedMappingTest extends CombinedMappingContract {

    GeneratedCombinedMappingTest() {
        super(Mapping.GENERATED);
    }
}
