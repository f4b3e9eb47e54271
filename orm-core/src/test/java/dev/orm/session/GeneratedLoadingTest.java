package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedLoadingTest extends LoadingContract {

    GeneratedLoadingTest() {
        super(Mapping.GENERATED);
    }
}
