package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedQueryTest extends QueryContract {

    GeneratedQueryTest() {
        super(Mapping.GENERATED);
    }
}
