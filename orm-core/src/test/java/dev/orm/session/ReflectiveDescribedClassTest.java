package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveDescribedClassTest extends DescribedClassContract {

    ReflectiveDescribedClassTest() {
        super(Mapping.REFLECTIVE);
    }
}
