package dev.orm.kit;

import dev.orm.dialect.Dialects;
import dev.orm.kit.suite.type.TimeSuite;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.RunsOn;

@RunsOn(DatabaseKind.MARIADB)
class MariadbDialectTest extends DialectKit {

    @Override
    protected KitDatabase open() {
        return SharedKitDatabase.open(DatabaseKind.MARIADB, Dialects.MARIADB);
    }

    @Override
    protected Expectations expectations() {
        return Expectations.none()
                .fails(
                        TimeSuite.class,
                        "aloneInASelectList",
                        "A date and time that is selected without a column comes back in the time zone of the JVM.");
    }
}
