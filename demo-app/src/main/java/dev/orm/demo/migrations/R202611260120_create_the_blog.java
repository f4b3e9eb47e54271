package dev.orm.demo.migrations;

import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.schema.Column;
import dev.orm.schema.Identity;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;

@Revision(id = "314dc8a43594", message = "create the blog")
public final class R202611260120_create_the_blog implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(
                "tag",
                table -> table.column(Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
                        .column(Column.of("name", SqlType.varchar(40)).notNull())
                        .primaryKey("id")
                        .unique("name"));
        op.createTable(
                "users",
                table -> table.column(Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
                        .column(Column.of("name", SqlType.varchar(80)).notNull())
                        .column(Column.of("bio", SqlType.varchar(500)))
                        .column(Column.of("active", SqlType.BOOLEAN).notNull())
                        .column(Column.of("created_at", SqlType.INSTANT).notNull())
                        .primaryKey("id")
                        .unique("name"));
        op.createTable(
                "post",
                table -> table.column(Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
                        .column(Column.of("version", SqlType.INTEGER).notNull())
                        .column(Column.of("title", SqlType.varchar(160)).notNull())
                        .column(Column.of("slug", SqlType.varchar(160)).notNull())
                        .column(Column.of("body", SqlType.varchar(20000)).notNull())
                        .column(Column.of("status", SqlType.varchar(10)).notNull())
                        .column(Column.of("created_at", SqlType.INSTANT).notNull())
                        .column(Column.of("updated_at", SqlType.INSTANT).notNull())
                        .column(Column.of("author_id", SqlType.BIGINT).notNull())
                        .primaryKey("id")
                        .unique("slug")
                        .foreignKey("author_id", TableName.of("users"), "id", ReferentialAction.NO_ACTION)
                        .index("author_id"));
        op.createTable(
                "comment",
                table -> table.column(Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
                        .column(Column.of("post_id", SqlType.BIGINT).notNull())
                        .column(Column.of("author_name", SqlType.varchar(60)).notNull())
                        .column(Column.of("body", SqlType.varchar(2000)).notNull())
                        .column(Column.of("created_at", SqlType.INSTANT).notNull())
                        .primaryKey("id")
                        .foreignKey("post_id", TableName.of("post"), "id", ReferentialAction.NO_ACTION)
                        .index("post_id"));
        op.createTable(
                "post_tag",
                table -> table.column(Column.of("post_id", SqlType.BIGINT).notNull())
                        .column(Column.of("tag_id", SqlType.BIGINT).notNull())
                        .primaryKey("post_id", "tag_id")
                        .foreignKey("post_id", TableName.of("post"), "id", ReferentialAction.NO_ACTION)
                        .foreignKey("tag_id", TableName.of("tag"), "id", ReferentialAction.NO_ACTION)
                        .index("tag_id"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("post_tag");
        op.dropTable("comment");
        op.dropTable("post");
        op.dropTable("users");
        op.dropTable("tag");
    }
}
