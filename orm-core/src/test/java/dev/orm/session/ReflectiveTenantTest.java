package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveTenantTest extends TenantContract {

    ReflectiveTenantTest() {
        super(Mapping.REFLECTIVE);
    }
}
