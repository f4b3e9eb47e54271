package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveRecordTest extends RecordContract {

    ReflectiveRecordTest() {
        super(Mapping.REFLECTIVE);
    }
}
