package dev.orm.migrations.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.Migration;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.run.Drift;
import dev.orm.migrations.run.Migrator;
import dev.orm.reflect.ComparisonRules;
import dev.orm.reflect.CompiledSources;
import dev.orm.reflect.SchemaDifference;
import dev.orm.reflect.SourceFile;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.schema.Identity;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same revisions on the SQLite of a developer and in production: written once, without a database, and run on each. */
@EachDatabase
class OneHistoryTest {

    private static final HistoryTable HISTORY = new HistoryTable(TableName.of(HistoryTable.DEFAULT_NAME));

    private static final EnumType STATUS = new EnumType(TableName.of("status"), List.of("draft", "public"));

    private static final Table AUTHORS = Table.builder(TableName.of("authors"))
            .column(Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
            .primaryKey("id")
            .column(Column.of("name", SqlType.varchar(80)).notNull())
            .unique("name")
            .build();

    /** Small on SQLite, where somebody wanted it so. */
    private static final SqlType<Long> COUNT = SqlType.BIGINT.storedAs("SQLite", SqlType.INTEGER);

    private static final Schema BEGIN = Schema.of(
            AUTHORS,
            Table.builder(TableName.of("posts"))
                    .column(Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
                    .primaryKey("id")
                    .column(Column.of("author_id", SqlType.BIGINT).notNull())
                    .column(Column.of("title", SqlType.varchar(30)))
                    .column(Column.of("status", SqlType.varchar(10)).notNull().enumType(STATUS))
                    .column(Column.of("reads", COUNT).notNull().defaultValue(DdlExpression.literal(0)))
                    .column(Column.of("price", SqlType.decimal(8, 2)))
                    .foreignKey("author_id", TableName.of("authors"), "id", ReferentialAction.CASCADE)
                    .index("author_id")
                    .build());

    /** What SQLite cannot alter: a type, a rule, a key, a check. */
    private static final Schema CHANGED = Schema.of(
            AUTHORS.toBuilder(AUTHORS.name())
                    .column(Column.of("email", SqlType.varchar(120)).notNull())
                    .build(),
            Table.builder(TableName.of("posts"))
                    .column(Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
                    .primaryKey("id")
                    .column(Column.of("author_id", SqlType.BIGINT))
                    .column(Column.of("title", SqlType.varchar(200)).notNull())
                    .column(Column.of("status", SqlType.varchar(10)).notNull().enumType(STATUS))
                    .column(Column.of("reads", COUNT).notNull().defaultValue(DdlExpression.literal(1)))
                    .column(Column.of("price", SqlType.decimal(10, 2)))
                    .foreignKey("author_id", TableName.of("authors"), "id", ReferentialAction.SET_NULL)
                    .check(new Check(
                            "ck_posts_price", DdlExpression.column("price").ge(DdlExpression.literal(0))))
                    .index("title")
                    .build());

    @TempDir
    Path folder;

    private Engine engine;

    @BeforeEach
    void open(TestDatabase database) {
        engine = Engine.create(database.dataSource());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Migrator migrator() {
        RevisionDraft begin = Autogenerate.compare(Schema.of(), BEGIN, Decisions.NONE);
        RevisionDraft change = Autogenerate.compare(
                BEGIN, CHANGED, Decisions.parse(List.of(), List.of(), List.of("authors.email=nobody@example.org")));
        RevisionSource first = new RevisionSource("aaaa", List.of(), "begin", LocalDateTime.of(2026, 1, 1, 0, 0));
        RevisionSource second =
                new RevisionSource("bbbb", List.of("aaaa"), "change", LocalDateTime.of(2026, 1, 2, 0, 0));
        List<SourceFile> files = List.of(first.file(begin, "x"), second.file(change, "x"));
        CompiledSources sources = CompiledSources.of(files, folder);
        return Migrator.builder(engine)
                .migrations((Migration) sources.instance(first.className()), (Migration)
                        sources.instance(second.className()))
                .build();
    }

    private List<String> values(String sql) {
        try (EngineConnection connection = engine.connect(false)) {
            return new ArrayList<>(connection.unsafeSql(sql).list(String.class));
        }
    }

    private void run(String... texts) {
        try (EngineConnection connection = engine.connect(false)) {
            for (String sql : texts) {
                connection.unsafeSql(sql).update();
            }
        }
    }

    private List<String> drift(Migrator migrator) {
        try (EngineConnection connection = engine.connect(false)) {
            return Drift.find(connection, migrator.graph(), HISTORY, ComparisonRules.NONE).stream()
                    .map(SchemaDifference::message)
                    .toList();
        }
    }

    @Test
    @Tag("PEER-37")
    @Tag("PEER-18")
    @Tag("PEER-24")
    @Tag("AUTO-36")
    @Tag("MIG-66")
    void oneRevisionRunsInDevelopmentAndInProduction() {
        Migrator migrator = migrator();
        SchemaHistory history = new SchemaHistory(migrator.graph());
        assertThat(Autogenerate.compare(history.schema(), CHANGED, Decisions.NONE)
                        .isEmpty())
                .as("a second comparison")
                .isTrue();
        migrator.upgrade("aaaa");
        assertThat(drift(migrator)).isEmpty();
        run(
                "insert into authors (name) values ('ada')",
                "insert into authors (name) values ('bob')",
                "insert into posts (author_id, title, status, price) select id, name, 'draft', 7.5 from authors");
        for (int i = 0; i < 2; i++) {
            migrator.upgrade("heads");
            assertThat(drift(migrator)).isEmpty();
            assertThat(values("select email from authors order by id"))
                    .containsExactly("nobody@example.org", "nobody@example.org");
            assertThat(values("select title from posts order by id")).containsExactly("ada", "bob");
            migrator.downgrade("aaaa");
            assertThat(drift(migrator)).isEmpty();
            assertThat(values("select title from posts order by id")).containsExactly("ada", "bob");
        }
        run("delete from authors where name = 'ada'");
        assertThat(values("select title from posts")).containsExactly("bob");
    }

    @Test
    @Tag("PEER-35")
    void whatSomebodyDidByHandIsToldAndNothingIsReset() {
        Migrator migrator = migrator();
        migrator.upgrade("heads");
        run(
                "insert into authors (name, email) values ('ada', 'a@example.org')",
                "alter table authors add column phone varchar(20)",
                "drop index ix_posts_title" + onTable());
        assertThat(drift(migrator))
                .containsExactlyInAnyOrder(
                        "Column \"phone\" of table authors exists in the database only.",
                        "Table posts has no index like \"ix_posts_title\" in the database.")
                .noneMatch(message -> message.contains("reset"));
        assertThat(migrator.upgrade("heads")).isEmpty();
        assertThat(values("select name from authors")).containsExactly("ada");
    }

    /** MariaDB names the table of an index. */
    private String onTable() {
        return engine.dialect().supports(dev.orm.dialect.Capability.BACKSLASH_ESCAPES) ? " on posts" : "";
    }
}
