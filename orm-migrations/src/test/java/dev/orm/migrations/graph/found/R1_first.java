package dev.orm.migrations.graph.found;

import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;

@Revision(id = "1111aaaa", message = "first")
final class R1_first implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createSchema("first");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropSchema("first");
    }
}
