package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedTablePerClassTest extends TablePerClassContract {

    GeneratedTablePerClassTest() {
        super(Mapping.GENERATED);
    }
}
