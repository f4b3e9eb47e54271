package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedKeysetTest extends KeysetContract {

    GeneratedKeysetTest() {
        super(Mapping.GENERATED);
    }
}
