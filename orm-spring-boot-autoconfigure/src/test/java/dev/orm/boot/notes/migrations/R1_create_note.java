package dev.orm.boot.notes.migrations;

import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.schema.Column;
import dev.orm.schema.Identity;
import dev.orm.type.SqlType;

@Revision(id = "a1a1a1a1a1a1", message = "create note")
public final class R1_create_note implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(
                "note",
                table -> table.column(Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
                        .column(Column.of("title", SqlType.varchar(80)).notNull())
                        .column(Column.of("body", SqlType.TEXT))
                        .primaryKey("id"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("note");
    }
}
