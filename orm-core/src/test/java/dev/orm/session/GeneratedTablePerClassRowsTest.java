package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedTablePerClassRowsTest extends TablePerClassRowsContract {

    GeneratedTablePerClassRowsTest() {
        super(Mapping.GENERATED);
    }
}
