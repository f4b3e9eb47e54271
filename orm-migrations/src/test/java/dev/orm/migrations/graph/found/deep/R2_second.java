package dev.orm.migrations.graph.found.deep;

import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;

@Revision(id = "2222bbbb", parents = "1111aaaa", message = "second")
public final class R2_second implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createSchema("second");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropSchema("second");
    }

    /** Belongs to the revision and is none. */
    static final class Part {}
}
