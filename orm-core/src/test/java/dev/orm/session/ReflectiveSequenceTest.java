package dev.orm.session;

import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;

@EachDatabase
class ReflectiveSequenceTest extends SequenceContract {

    ReflectiveSequenceTest(TestDatabase database) {
        super(Mapping.REFLECTIVE, database);
    }
}
