package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveLazyLoadingTest extends LazyLoadingContract {

    ReflectiveLazyLoadingTest() {
        super(Mapping.REFLECTIVE);
    }
}
