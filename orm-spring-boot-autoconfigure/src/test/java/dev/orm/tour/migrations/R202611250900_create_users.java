package dev.orm.tour.migrations;

import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.schema.Column;
import dev.orm.schema.Identity;
import dev.orm.type.SqlType;

@Revision(id = "9a3be1c2d4f0", message = "create users")
public final class R202611250900_create_users implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(
                "users",
                table -> table.column(Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
                        .column(Column.of("name", SqlType.varchar(80)).notNull())
                        .column(Column.of("age", SqlType.INTEGER))
                        .primaryKey("id")
                        .unique("name"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("users");
    }
}
