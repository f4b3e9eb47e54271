package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedDeleteRuleTest extends DeleteRuleContract {

    GeneratedDeleteRuleTest() {
        super(Mapping.GENERATED);
    }
}
