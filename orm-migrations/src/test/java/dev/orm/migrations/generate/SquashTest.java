package dev.orm.migrations.generate;

import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.run.Drift;
import dev.orm.migrations.run.Migrator;
import dev.orm.reflect.CompiledSources;
import dev.orm.reflect.SchemaDifference;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.TableName;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EachDatabase
@Tag("PEER-26")
class SquashTest {

    private static final HistoryTable HISTORY = new HistoryTable(TableName.of(HistoryTable.DEFAULT_NAME));

    private static final Column<String> NAME = Column.of("name", SqlType.varchar(40));

    static Migration[] history() {
        return new Migration[] {new Users(), new Posts(), new Fill(), new Label(), new Last()};
    }

    static RevisionGraph graph(Migration... migrations) {
        return new RevisionGraph(Stream.of(migrations).map(RevisionScript::of).toList());
    }

    private static Migrator migrator(Engine engine, Migration... migrations) {
        return Migrator.builder(engine).migrations(migrations).build();
    }

    private static Migration squashed(String range, Path folder) {
        Squash squash = Squash.of(graph(history()), range, List.of("c3c3"), "f0f0f0f0", "begin");
        CompiledSources sources =
                CompiledSources.of(List.of(squash.source().file(squash.draft(), "com.example")), folder);
        return (Migration) sources.instance(squash.source().className());
    }

    private static List<String> drift(Engine engine, Migrator migrator) {
        try (EngineConnection connection = engine.connect(false)) {
            return Drift.find(connection, migrator.graph(), HISTORY).stream()
                    .map(SchemaDifference::message)
                    .toList();
        }
    }

    private static List<String> values(Engine engine, String sql) {
        try (EngineConnection connection = engine.connect(false)) {
            List<@Nullable String> values = connection.unsafeSql(sql).list(String.class);
            return new ArrayList<>(values);
        }
    }

    private static List<String> lines(Migrator migrator) {
        return migrator.history().stream().map(AppliedRevision::id).toList();
    }

    @Test
    @Tag("PEER-22")
    void oldAndNewDatabasesConverge(TestDatabase database, @TempDir Path folder) {
        Migration squashed = squashed("base:d4d4", folder);
        try (Engine engine = Engine.create(database.dataSource())) {
            migrator(engine, history()).upgrade("heads");
            Migrator shorter = migrator(engine, squashed, new Last());
            assertThat(drift(engine, shorter)).as("before the first upgrade").isEmpty();
            assertThat(shorter.pending()).isEmpty();
            assertThat(shorter.upgrade("heads")).isEmpty();
            assertThat(lines(shorter)).containsExactlyInAnyOrder("e5e5", "f0f0f0f0");
            assertThat(drift(engine, shorter)).isEmpty();
            assertThat(values(engine, "select label from users order by id")).containsExactly("Ada", "none");
            assertThat(shorter.downgrade("base")).hasSize(2);
            assertThat(drift(engine, shorter)).isEmpty();
        }
        database.reset();
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator shorter = migrator(engine, squashed, new Last());
            assertThat(shorter.upgrade("heads")).extracting(RevisionScript::id).containsExactly("f0f0f0f0", "e5e5");
            assertThat(drift(engine, shorter)).isEmpty();
            assertThat(shorter.upgrade("heads")).isEmpty();
            assertThat(values(engine, "select label from users order by id")).containsExactly("Ada", "none");
            assertThat(shorter.downgrade("base")).hasSize(2);
            assertThat(drift(engine, shorter)).isEmpty();
            assertThat(shorter.upgrade("heads")).hasSize(2);
            assertThat(drift(engine, shorter)).isEmpty();
        }
    }

    @Test
    void aDatabaseInTheMiddleIsRefused(TestDatabase database, @TempDir Path folder) {
        Migration squashed = squashed("base:d4d4", folder);
        try (Engine engine = Engine.create(database.dataSource())) {
            migrator(engine, history()).upgrade("b2b2");
            assertThatThrownBy(() -> migrator(engine, squashed, new Last()).upgrade("heads"))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("of which the database has not [c3c3, d4d4]")
                    .hasMessageContaining("nothing was changed");
            migrator(engine, history()).upgrade("d4d4");
            assertThat(migrator(engine, squashed, new Last()).upgrade("heads"))
                    .extracting(RevisionScript::id)
                    .containsExactly("e5e5");
        }
    }

    @Test
    void theMiddleOfAHistoryIsSquashedWithRowsInPlace(TestDatabase database, @TempDir Path folder) {
        Migration squashed = squashed("b2b2:d4d4", folder);
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator shorter = migrator(engine, new Users(), squashed, new Last());
            shorter.upgrade("a1a1");
            try (EngineConnection connection = engine.connect(false)) {
                connection
                        .unsafeSql("insert into users (id, name) values (7, 'Eve')")
                        .update();
            }
            shorter.upgrade("heads");
            assertThat(drift(engine, shorter)).isEmpty();
            assertThat(values(engine, "select label from users where id = 7")).containsExactly("Eve");
            shorter.downgrade("a1a1");
            assertThat(drift(engine, shorter)).isEmpty();
            assertThat(values(engine, "select name from users where id = 7")).containsExactly("Eve");
        }
    }

    @Revision(id = "a1a1", message = "create users", labels = "main")
    static final class Users implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "users", table -> table.column(Drafts.ID).column(NAME).primaryKey("id"));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("users");
        }
    }

    @Revision(id = "b2b2", parents = "a1a1", message = "create posts")
    static final class Posts implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "posts",
                    table -> table.column(Drafts.ID)
                            .column(Column.of("author_id", SqlType.BIGINT).notNull())
                            .primaryKey("id")
                            .foreignKey("author_id", TableName.of("users"), "id", ReferentialAction.CASCADE));
            op.createTable("drafts", table -> table.column(Drafts.ID).primaryKey("id"));
            op.addColumn("posts", Column.of("title", SqlType.varchar(20)));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("posts", "title");
            op.dropTable("drafts");
            op.dropTable("posts");
        }
    }

    @Revision(id = "c3c3", parents = "b2b2", message = "fill names")
    static final class Fill implements Migration {

        @Override
        public void upgrade(Operations op) {
            TableRef users = new TableRef(op.table("users"), "");
            op.execute(update(users)
                    .set(users.column(NAME), "none")
                    .where(users.column(NAME).isNull()));
            op.run("count users", connection -> {});
        }

        @Override
        public void downgrade(Operations op) {}
    }

    @Revision(id = "d4d4", parents = "c3c3", message = "label users")
    static final class Label implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.alterColumn("posts", "title", column -> column.type(SqlType.varchar(80)));
            op.createIndex("posts", "author_id", "title");
            op.dropTable("drafts");
            op.alterColumn("users", "name", column -> column.notNull().defaultValue(DdlExpression.literal("none")));
            op.renameColumn("users", "name", "label");
            op.insert("users", List.of("id", "label"), List.of(List.of(1L, "Ada"), Arrays.asList(2L, "none")));
        }

        @Override
        public void downgrade(Operations op) {
            op.renameColumn("users", "label", "name");
            op.alterColumn("users", "name", column -> column.nullable(true).defaultValue(null));
            op.createTable("drafts", table -> table.column(Drafts.ID).primaryKey("id"));
            op.dropIndex("posts", "ix_posts_author_id_title");
            op.alterColumn("posts", "title", column -> column.type(SqlType.varchar(20)));
        }
    }

    @Revision(id = "e5e5", parents = "d4d4", message = "age of users")
    static final class Last implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("users", Column.of("age", SqlType.INTEGER));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("users", "age");
        }
    }
}
