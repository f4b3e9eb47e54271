package dev.orm.session;

import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;

@EachDatabase
class GeneratedSequenceTest extends SequenceContract {

    GeneratedSequenceTest(TestDatabase database) {
        super(Mapping.GENERATED, database);
    }
}
