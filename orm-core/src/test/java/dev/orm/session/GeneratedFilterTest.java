package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedFilterTest extends FilterContract {

    GeneratedFilterTest() {
        super(Mapping.GENERATED);
    }
}
