package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveNestedListTest extends NestedListContract {

    ReflectiveNestedListTest() {
        super(Mapping.REFLECTIVE);
    }
}
