package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedDerivedIdTest extends DerivedIdContract {

    GeneratedDerivedIdTest() {
        super(Mapping.GENERATED);
    }
}
