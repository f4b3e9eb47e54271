package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveDeleteRuleTest extends DeleteRuleContract {

    ReflectiveDeleteRuleTest() {
        super(Mapping.REFLECTIVE);
    }
}
