package dev.orm.tour.migrations;

import static dev.orm.sql.Sql.update;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.schema.Column;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;

@Revision(id = "c07d5e1f2a3b", parents = "4f1c2a9be07d", message = "require age")
public final class R202611270800_require_age implements Migration {

    @Override
    public void upgrade(Operations op) {
        TableRef users = new TableRef(op.table("users"), "");
        Column<Integer> age = Column.of("age", SqlType.INTEGER);
        op.execute(
                update(users).set(users.column(age), 18).where(users.column(age).isNull()));
        op.alterColumn("users", "age", column -> column.notNull());
        op.run("say how many users there are", R202611270800_require_age::count);
    }

    private static void count(EngineConnection connection) {
        Long users = connection
                .unsafeSql("select count(*) from users")
                .list(Long.class)
                .get(0);
        System.Logger log = System.getLogger("migrations");
        log.log(System.Logger.Level.DEBUG, "{0} users have an age", users);
    }

    @Override
    public void downgrade(Operations op) {
        op.alterColumn("users", "age", column -> column.nullable(true));
    }
}
