package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedSecondaryTableTest extends SecondaryTableContract {

    GeneratedSecondaryTableTest() {
        super(Mapping.GENERATED);
    }
}
