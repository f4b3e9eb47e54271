package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedLazyLoadingTest extends LazyLoadingContract {

    GeneratedLazyLoadingTest() {
        super(Mapping.GENERATED);
    }
}
