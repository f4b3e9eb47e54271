package dev.orm.kit;

import dev.orm.dialect.Dialects;
import dev.orm.kit.suite.query.OrderingSuite;
import dev.orm.kit.suite.type.TextSuite;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.RunsOn;

@RunsOn(DatabaseKind.H2)
class H2DialectTest extends DialectKit {

    @Override
    protected KitDatabase open() {
        return SharedKitDatabase.open(DatabaseKind.H2, Dialects.H2);
    }

    @Override
    protected Expectations expectations() {
        return Expectations.none()
                .fails(
                        OrderingSuite.class,
                        "ordersCharactersBeyondTheBasicPlaneLast",
                        "H2 compares texts by UTF-16 units, and has no collation that does otherwise.")
                .fails(
                        TextSuite.class,
                        "theLengthOfAVarcharIsInCharactersBeyondTheBasicPlaneToo",
                        "H2 counts the length of a varchar in UTF-16 units.");
    }
}
