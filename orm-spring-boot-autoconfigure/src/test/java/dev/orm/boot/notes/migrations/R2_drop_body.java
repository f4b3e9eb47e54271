package dev.orm.boot.notes.migrations;

import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.schema.Column;
import dev.orm.type.SqlType;

@Revision(id = "b2b2b2b2b2b2", parents = "a1a1a1a1a1a1", message = "drop body")
public final class R2_drop_body implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.dropColumn("note", "body");
    }

    @Override
    public void downgrade(Operations op) {
        op.addColumn("note", Column.of("body", SqlType.TEXT));
    }
}
