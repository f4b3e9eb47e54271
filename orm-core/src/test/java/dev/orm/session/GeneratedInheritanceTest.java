package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedInheritanceTest extends InheritanceContract {

    GeneratedInheritanceTest() {
        super(Mapping.GENERATED);
    }
}
