package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedSessionVerbsTest extends SessionVerbsContract {

    GeneratedSessionVerbsTest() {
        super(Mapping.GENERATED);
    }
}
