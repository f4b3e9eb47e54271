package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveUnitOfWorkTest extends UnitOfWorkContract {

    ReflectiveUnitOfWorkTest() {
        super(Mapping.REFLECTIVE);
    }
}
