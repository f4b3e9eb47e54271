package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedRandomGraphTest extends RandomGraphContract {

    GeneratedRandomGraphTest() {
        super(Mapping.GENERATED);
    }
}
