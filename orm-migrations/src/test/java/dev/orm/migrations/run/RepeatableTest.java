package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.MigrationFailedException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SqlRevision;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.reflect.SchemaDifference;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
@Tag("PEER-07")
class RepeatableTest {

    private static final HistoryTable HISTORY = new HistoryTable(TableName.of(HistoryTable.DEFAULT_NAME));

    private static RevisionScript view(String name, String query) {
        return SqlRevision.parse("""
                -- repeatable: %1$s
                -- message: what %1$s are

                -- upgrade
                drop view if exists %1$s;
                create view %1$s as %2$s;

                -- downgrade
                drop view if exists %1$s;
                """.formatted(name, query), name + ".sql");
    }

    private static Migrator migrator(Engine engine, RevisionScript... repeatables) {
        return Migrator.builder(engine)
                .migrations(Blog.all())
                .revisions(List.of(repeatables))
                .build();
    }

    private static List<String> values(Engine engine, String sql) {
        try (EngineConnection connection = engine.connect(false)) {
            List<@Nullable String> values = connection.unsafeSql(sql).list(String.class);
            return new ArrayList<>(values);
        }
    }

    private static List<String> drift(Engine engine, Migrator migrator) {
        try (EngineConnection connection = engine.connect(false)) {
            return Drift.find(connection, migrator.graph(), HISTORY).stream()
                    .map(SchemaDifference::message)
                    .toList();
        }
    }

    private static List<String> made(List<RevisionScript> scripts) {
        return scripts.stream()
                .filter(RevisionScript::isRepeatable)
                .map(RevisionScript::id)
                .toList();
    }

    @Test
    void anObjectIsMadeAgainWhenItsSqlChanges(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator first = migrator(engine, view("adults", "select label from users where age > 17"));
            assertThat(first.planUpgrade("heads"))
                    .last()
                    .satisfies(plan -> assertThat(plan.script().id()).isEqualTo("adults"));
            assertThat(made(first.upgrade("heads"))).containsExactly("adults");
            assertThat(values(engine, "select label from adults order by label"))
                    .containsExactly("ada", "bob");
            assertThat(first.history()).last().satisfies(line -> {
                assertThat(line.name()).isEqualTo("adults");
                assertThat(line.state()).isEqualTo(AppliedRevision.State.REPEATABLE);
                assertThat(line.message()).isEqualTo("what adults are");
            });
            assertThat(first.current()).containsExactly("a004");
            assertThat(first.upgrade("heads")).isEmpty();
            assertThat(first.pending()).isEmpty();
            assertThat(drift(engine, first)).isEmpty();

            Migrator changed = migrator(engine, view("adults", "select label from users where age > 20"));
            assertThat(made(changed.pending())).containsExactly("adults");
            assertThat(changed.upgrade("a004"))
                    .as("the database is there already")
                    .hasSize(1);
            assertThat(values(engine, "select label from adults")).containsExactly("ada");
            assertThat(changed.history()).hasSize(5);
            assertThat(changed.upgrade("heads")).isEmpty();

            try (EngineConnection connection = engine.connect(false)) {
                connection.unsafeSql("drop view adults").update();
            }
            assertThat(drift(engine, changed))
                    .singleElement()
                    .asString()
                    .contains("adults")
                    .contains("does not exist");
            changed.repair().removeUnknown();
            changed.stamp(List.of("heads"));
            assertThat(changed.history()).as("a stamp is about revisions").hasSize(5);
            try (EngineConnection connection = engine.connect(false)) {
                connection
                        .unsafeSql("create view adults as select label from users")
                        .update();
            }

            Migrator removed = migrator(engine);
            assertThat(removed.upgrade("heads"))
                    .as("what is unknown is in nobody's way")
                    .isEmpty();
            assertThat(drift(engine, removed)).isNotEmpty();
            assertThat(removed.repair().removeUnknown()).containsExactly("adults");
            assertThat(removed.history()).hasSize(4);
        }
    }

    @Test
    void revisionsThatChangeWhatItIsMadeOfTakeItAway(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            RevisionScript names = view("names", "select label from users");
            RevisionScript others = view("alone", "select label from names where label <> 'ada'");
            RevisionScript dependent = SqlRevision.parse("""
                    -- repeatable: alone
                    -- depends-on: names
                    -- upgrade
                    drop view if exists alone;
                    create view alone as select label from names where label <> 'ada';
                    -- downgrade
                    drop view if exists alone;
                    """, "alone.sql");
            assertThat(others.isRepeatable()).isTrue();
            Migrator migrator = migrator(engine, dependent, names);
            assertThat(made(migrator.upgrade("heads"))).containsExactly("names", "alone");
            assertThat(values(engine, "select label from alone")).containsExactly("bob");
            migrator.downgrade("a003");
            assertThat(migrator.history()).as("both are gone").hasSize(3);
            assertThat(made(migrator.upgrade("+1"))).containsExactly("names", "alone");
            assertThat(values(engine, "select label from alone")).containsExactly("bob");
            migrator.downgrade("base");
            assertThat(migrator.history()).isEmpty();
            assertThat(drift(engine, migrator)).isEmpty();
        }
    }

    @Test
    void aChangeOfATableMakesItAgain(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            migrator(engine).upgrade("a003");
            RevisionScript names = view("names", "select id from users");
            Migrator before = Migrator.builder(engine)
                    .migrations(new Blog.CreateUsers(), new Blog.CreatePosts(), new Blog.AddEmail())
                    .revisions(List.of(names))
                    .build();
            assertThat(made(before.upgrade("heads"))).containsExactly("names");
            Migrator after = migrator(engine, names);
            assertThat(after.upgrade("heads"))
                    .as("its SQL has not changed, the table has")
                    .extracting(RevisionScript::id)
                    .containsExactly("a004", "names");
            assertThat(values(engine, "select id from names order by id")).containsExactly("1", "2");
        }
    }

    @Revision(id = "a005", parents = "a004", message = "larger ages")
    private static final class LargerAges implements Migration {

        private boolean fails;

        @Override
        public void upgrade(Operations op) {
            op.alterColumn("users", "age", column -> column.type(SqlType.BIGINT));
            if (fails) {
                op.run("check", connection -> {
                    throw new IllegalStateException("not yet");
                });
            }
        }

        @Override
        public void downgrade(Operations op) {
            op.alterColumn("users", "age", column -> column.type(SqlType.INTEGER));
        }
    }

    private static Migrator larger(Engine engine, LargerAges ages, RevisionScript... repeatables) {
        List<Migration> migrations = new ArrayList<>(List.of(Blog.all()));
        migrations.add(ages);
        return Migrator.builder(engine)
                .migrations(migrations.toArray(Migration[]::new))
                .revisions(List.of(repeatables))
                .build();
    }

    private static List<String> described(List<RevisionPlan> plans) {
        return plans.stream()
                .map(plan -> plan.direction() + " " + plan.script().id())
                .toList();
    }

    @Test
    void aFailureMakesAgainWhatWasTakenAway(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            RevisionScript ages = view("ages", "select id, age from users");
            RevisionScript one = view("one", "select 1 as one");
            migrator(engine, ages, one).upgrade("heads");
            LargerAges larger = new LargerAges();
            larger.fails = true;
            Migrator failing = larger(engine, larger, ages, one);
            assertThat(described(failing.planUpgrade("heads")))
                    .containsExactly("DOWNGRADE ages", "UPGRADE a005", "UPGRADE ages");
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> failing.upgrade("heads")).hasMessageContaining("not yet");
                assertThat(values(engine, "select id from ages order by id")).containsExactly("1", "2");
                assertThat(made(failing.pending())).isEmpty();
            }
        }
    }

    @Test
    void aDowngradeMakesAgainWhatCanBe(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            RevisionScript ids = view("ids", "select id from users");
            RevisionScript labels = view("labels", "select label from users");
            Migrator migrator = migrator(engine, ids, labels);
            migrator.upgrade("heads");
            assertThat(described(migrator.planDowngrade("-1")))
                    .containsExactly("DOWNGRADE labels", "DOWNGRADE ids", "DOWNGRADE a004");
            assertThat(migrator.downgrade("-1")).extracting(RevisionScript::id).containsExactly("a004");
            assertThat(values(engine, "select id from ids order by id")).containsExactly("1", "2");
            assertThat(made(migrator.pending())).containsExactly("labels");
            assertThat(drift(engine, migrator)).isEmpty();
            migrator.upgrade("heads");
            assertThat(values(engine, "select label from labels order by label"))
                    .containsExactly("ada", "bob");
        }
    }

    @Test
    void printedSqlTakesItAwayToo(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            RevisionScript ages = view("ages", "select id, age from users");
            migrator(engine, ages).upgrade("heads");
            Migrator larger = larger(engine, new LargerAges(), ages);
            PrintedSql printed = OfflineSql.of(
                    larger.graph(), engine.dialect(), HISTORY.table().name(), "a004:heads", Direction.UPGRADE);
            try (EngineConnection connection = engine.connect(false)) {
                for (String sql : printed.statements()) {
                    if (sql.equals("pragma foreign_key_check")) {
                        continue;
                    }
                    connection.unsafeSql(sql).update();
                }
            }
            assertThat(larger.upgrade("heads")).isEmpty();
            assertThat(values(engine, "select id from ages order by id")).containsExactly("1", "2");
        }
    }

    @Test
    void aFailureLeavesItDue(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator wrong = migrator(engine, view("adults", "select nothing from users"));
            assertThatThrownBy(() -> wrong.upgrade("heads"))
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining("adults (what adults are) failed at operation 2 of 2")
                    .hasMessageContaining(
                            engine.dialect().supports(Capability.TRANSACTIONAL_DDL)
                                    ? "rolled back"
                                    : "made anew by the next upgrade")
                    .hasMessageContaining("db upgrade");
            assertThat(made(wrong.pending())).containsExactly("adults");
            Migrator right = migrator(engine, view("adults", "select label from users"));
            assertThat(made(right.upgrade("heads"))).containsExactly("adults");
        }
    }

    @Test
    void itIsPartOfPrintedSql(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            RevisionScript names = view("names", "select name from users");
            RevisionGraph graph = new RevisionGraph(List.of(RevisionScript.of(new Blog.CreateUsers()), names));
            PrintedSql printed =
                    OfflineSql.of(graph, engine.dialect(), HISTORY.table().name(), "base:heads", Direction.UPGRADE);
            try (EngineConnection connection = engine.connect(false)) {
                printed.statements().forEach(sql -> connection.unsafeSql(sql).update());
            }
            Migrator migrator = Migrator.builder(engine)
                    .migrations(new Blog.CreateUsers())
                    .revisions(List.of(names))
                    .build();
            assertThat(migrator.upgrade("heads")).isEmpty();
            assertThat(values(engine, "select name from names")).isEmpty();
        }
    }

    @Test
    void whatItCannotBeIsRefused(TestDatabase database) {
        assertThatThrownBy(
                        () -> SqlRevision.parse("-- repeatable: v\n-- parents: a001\n-- upgrade\nselect 1;", "v.sql"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("v.sql makes an object again when it changes");
        RevisionScript lost = SqlRevision.parse("-- repeatable: v\n-- depends-on: w\n-- upgrade\nselect 1;", "v.sql");
        assertThatThrownBy(() -> new RevisionGraph(List.of(lost))).hasMessageContaining("depends on \"w\"");
        RevisionScript circle = SqlRevision.parse("-- repeatable: w\n-- depends-on: v\n-- upgrade\nselect 1;", "w.sql");
        assertThatThrownBy(() -> new RevisionGraph(List.of(lost, circle))).hasMessageContaining("in a circle");
    }
}
