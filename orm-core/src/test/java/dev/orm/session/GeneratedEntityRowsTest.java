package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedEntityRowsTest extends EntityRowsContract {

    GeneratedEntityRowsTest() {
        super(Mapping.GENERATED);
    }
}
