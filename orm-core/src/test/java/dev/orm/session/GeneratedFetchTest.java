package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedFetchTest extends FetchContract {

    GeneratedFetchTest() {
        super(Mapping.GENERATED);
    }
}
