package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedDescribedClassTest extends DescribedClassContract {

    GeneratedDescribedClassTest() {
        super(Mapping.GENERATED);
    }
}
