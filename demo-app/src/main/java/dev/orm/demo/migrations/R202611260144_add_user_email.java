package dev.orm.demo.migrations;

import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.type.SqlType;

@Revision(id = "6dbdac665b9d", parents = "314dc8a43594", message = "add user email")
public final class R202611260144_add_user_email implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.addColumn(
                "users",
                Column.of("email", SqlType.varchar(120)).notNull(),
                DdlExpression.literal("unknown@example.org"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropColumn("users", "email");
    }
}
