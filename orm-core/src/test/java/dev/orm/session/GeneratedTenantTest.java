package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedTenantTest extends TenantContract {

    GeneratedTenantTest() {
        super(Mapping.GENERATED);
    }
}
