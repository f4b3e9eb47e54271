package dev.orm.kit;

import dev.orm.dialect.Dialects;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.RunsOn;

@RunsOn(DatabaseKind.SQLITE)
class SqliteDialectTest extends DialectKit {

    @Override
    protected KitDatabase open() {
        return SharedKitDatabase.open(DatabaseKind.SQLITE, Dialects.SQLITE);
    }
}
