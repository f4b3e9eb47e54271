package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedSessionTest extends SessionContract {

    GeneratedSessionTest() {
        super(Mapping.GENERATED);
    }
}
