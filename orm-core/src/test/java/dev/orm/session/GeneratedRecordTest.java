package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedRecordTest extends RecordContract {

    GeneratedRecordTest() {
        super(Mapping.GENERATED);
    }
}
