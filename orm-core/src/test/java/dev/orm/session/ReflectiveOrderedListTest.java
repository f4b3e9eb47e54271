package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveOrderedListTest extends OrderedListContract {

    ReflectiveOrderedListTest() {
        super(Mapping.REFLECTIVE);
    }
}
