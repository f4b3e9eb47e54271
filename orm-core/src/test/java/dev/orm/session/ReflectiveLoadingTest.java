package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveLoadingTest extends LoadingContract {

    ReflectiveLoadingTest() {
        super(Mapping.REFLECTIVE);
    }
}
