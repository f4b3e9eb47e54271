package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedCallbackTest extends CallbackContract {

    GeneratedCallbackTest() {
        super(Mapping.GENERATED);
    }
}
