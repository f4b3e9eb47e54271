package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedEntityMapTest extends EntityMapContract {

    GeneratedEntityMapTest() {
        super(Mapping.GENERATED);
    }
}
