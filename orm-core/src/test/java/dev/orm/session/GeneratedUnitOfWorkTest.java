package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedUnitOfWorkTest extends UnitOfWorkContract {

    GeneratedUnitOfWorkTest() {
        super(Mapping.GENERATED);
    }
}
