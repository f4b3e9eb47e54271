package dev.orm.kit;

import dev.orm.dialect.Dialects;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.RunsOn;

@RunsOn(DatabaseKind.POSTGRESQL)
class PostgresqlDialectTest extends DialectKit {

    @Override
    protected KitDatabase open() {
        return SharedKitDatabase.open(DatabaseKind.POSTGRESQL, Dialects.POSTGRESQL);
    }
}
