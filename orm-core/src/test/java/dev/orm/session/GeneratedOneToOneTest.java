package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedOneToOneTest extends OneToOneContract {

    GeneratedOneToOneTest() {
        super(Mapping.GENERATED);
    }
}
