package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedOrderedListTest extends OrderedListContract {

    GeneratedOrderedListTest() {
        super(Mapping.GENERATED);
    }
}
