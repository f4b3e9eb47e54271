package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedJoinedTablesTest extends JoinedTablesContract {

    GeneratedJoinedTablesTest() {
        super(Mapping.GENERATED);
    }
}
