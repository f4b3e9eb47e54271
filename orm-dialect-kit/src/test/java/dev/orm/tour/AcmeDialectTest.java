package dev.orm.tour;

import dev.orm.kit.DialectKit;
import dev.orm.kit.Expectations;
import dev.orm.kit.KitDatabase;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.RunsOn;

@RunsOn(DatabaseKind.POSTGRESQL)
class AcmeDialectTest extends DialectKit {

    @Override
    protected KitDatabase open() {
        return new AcmeTestDatabase();
    }

    @Override
    protected Expectations expectations() {
        return Expectations.none();
    }
}
