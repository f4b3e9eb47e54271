package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedNestedListTest extends NestedListContract {

    GeneratedNestedListTest() {
        super(Mapping.GENERATED);
    }
}
