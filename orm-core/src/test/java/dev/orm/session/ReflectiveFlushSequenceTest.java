package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveFlushSequenceTest extends FlushSequenceContract {

    ReflectiveFlushSequenceTest() {
        super(Mapping.REFLECTIVE);
    }
}
