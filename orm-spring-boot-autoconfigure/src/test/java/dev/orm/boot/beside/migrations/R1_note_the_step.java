package dev.orm.boot.beside.migrations;

import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.schema.Column;
import dev.orm.type.SqlType;

@Revision(id = "c3c3c3c3c3c3", message = "note the step")
public final class R1_note_the_step implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(
                "visit",
                table -> table.column(Column.of("id", SqlType.BIGINT).notNull()).primaryKey("id"));
        op.unsafeSql("insert into step (n, tool) select count(*), 'revision' from step");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("visit");
    }
}
