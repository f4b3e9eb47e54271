package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedFlushSequenceTest extends FlushSequenceContract {

    GeneratedFlushSequenceTest() {
        super(Mapping.GENERATED);
    }
}
