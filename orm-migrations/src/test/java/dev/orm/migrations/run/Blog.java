package dev.orm.migrations.run;

import static dev.orm.sql.Sql.update;

import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.Identity;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.Arrays;
import java.util.List;

/** The history of a small blog, as its program would write it. */
final class Blog {

    private Blog() {}

    static Migration[] all() {
        return new Migration[] {new CreateUsers(), new CreatePosts(), new AddEmail(), new TightenUsers()};
    }

    @Revision(id = "a001", message = "create users")
    static final class CreateUsers implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "users",
                    table -> table.column(
                                    Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
                            .column(Column.of("name", SqlType.varchar(40)))
                            .column(Column.of("age", SqlType.INTEGER))
                            .primaryKey("id")
                            .index("age"));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("users");
        }
    }

    @Revision(id = "a002", parents = "a001", message = "create posts")
    static final class CreatePosts implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "posts",
                    table -> table.column(
                                    Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
                            .column(Column.of("author_id", SqlType.BIGINT).notNull())
                            .column(Column.of("title", SqlType.varchar(80)).notNull())
                            .primaryKey("id")
                            .foreignKey("author_id", TableName.of("users"), "id", ReferentialAction.CASCADE));
            op.insert(
                    "users",
                    List.of("id", "name", "age"),
                    List.of(List.of(1L, "ada", 36), Arrays.asList(2L, "bob", null)));
            op.insert(
                    "posts",
                    List.of("id", "author_id", "title"),
                    List.of(List.of(1L, 1L, "first"), List.of(2L, 2L, "second")));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("posts");
            op.unsafeSql("delete from users");
        }
    }

    @Revision(id = "a003", parents = "a002", message = "add user email")
    static final class AddEmail implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addColumn(
                    "users",
                    Column.of("email", SqlType.varchar(255)).notNull(),
                    DdlExpression.literal("nobody@example.org"));
            op.createUniqueConstraint("posts", "title");
        }

        @Override
        public void downgrade(Operations op) {
            op.dropConstraint("posts", "uq_posts_title");
            op.dropColumn("users", "email");
        }
    }

    @Revision(id = "a004", parents = "a003", message = "tighten users")
    static final class TightenUsers implements Migration {

        @Override
        public void upgrade(Operations op) {
            Table users = op.table("users");
            TableRef ref = new TableRef(users, "");
            Column<Integer> age = Column.of("age", SqlType.INTEGER);
            op.execute(
                    update(ref).set(ref.column(age), 18).where(ref.column(age).isNull()));
            op.renameColumn("users", "name", "label");
            op.alterColumn(
                    "users", "label", column -> column.type(SqlType.varchar(80)).notNull());
            op.alterColumn("users", "age", column -> column.notNull().defaultValue(DdlExpression.literal(18)));
            op.createCheckConstraint("users", "age", DdlExpression.column("age").ge(DdlExpression.literal(0)));
            op.renameTable("posts", "articles");
            op.createIndex("articles", "author_id", "title");
        }

        @Override
        public void downgrade(Operations op) {
            op.dropIndex("articles", "ix_articles_author_id_title");
            op.renameTable("articles", "posts");
            op.dropConstraint("users", "ck_users_age");
            op.alterColumn("users", "age", column -> column.nullable(true).defaultValue(null));
            op.alterColumn(
                    "users", "label", column -> column.type(SqlType.varchar(40)).nullable(true));
            op.renameColumn("users", "label", "name");
        }
    }
}
