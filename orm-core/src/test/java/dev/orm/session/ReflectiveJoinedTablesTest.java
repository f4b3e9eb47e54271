package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveJoinedTablesTest extends JoinedTablesContract {

    ReflectiveJoinedTablesTest() {
        super(Mapping.REFLECTIVE);
    }
}
