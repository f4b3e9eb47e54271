package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.dialect.Capability;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.MigrationFailedException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.AppliedRevision.State;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.schema.TableName;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.testing.fault.FaultyDataSource;
import dev.orm.type.SqlType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A revision that was cut in the middle: what it looks like, and that nothing but the rest of it is run. */
@EachDatabase
class CutRunTest {

    private static final Column<Integer> ID = Column.of("id", SqlType.INTEGER).notNull();

    private static Column<Integer> number(String name) {
        return Column.of(name, SqlType.INTEGER);
    }

    @Revision(id = "c001", message = "create things")
    private static final class CreateThings implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable("things", table -> table.column(ID).primaryKey("id"));
            op.insert("things", List.of("id"), List.of(List.of(1)));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("things");
        }
    }

    @Revision(id = "c002", parents = "c001", message = "add worth")
    private static final class AddWorth implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("things", number("worth"));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("things", "worth");
        }
    }

    /** Not one transaction anywhere, and cut in the middle as long as it fails. */
    @Revision(id = "c003", parents = "c002", message = "add a and b", transactional = false)
    private static final class AddTwo implements Migration {

        private boolean fails;

        @Override
        public void upgrade(Operations op) {
            op.addColumn("things", number("a"));
            op.run("check", connection -> check());
            op.addColumn("things", number("b"));
        }

        @Override
        public void downgrade(Operations op) {
            op.unsafeSql("alter table things drop column b");
            op.run("check", connection -> check());
            op.unsafeSql("alter table things drop column a");
        }

        private void check() {
            if (fails) {
                throw new IllegalStateException("cut");
            }
        }
    }

    @Revision(id = "c004", parents = "c003", message = "add c")
    private static final class AddC implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("things", number("c"));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("things", "c");
        }
    }

    private static List<String> ids(List<RevisionScript> scripts) {
        return scripts.stream().map(RevisionScript::id).toList();
    }

    private static void cut(AddTwo two, Runnable run) {
        two.fails = true;
        assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(run::run);
        two.fails = false;
    }

    @Test
    @Tag("MIG-37")
    void aDowngradeThatIsRepeatedUndoesNoMoreThanTheFirstTime(TestDatabase database) {
        AddTwo two = new AddTwo();
        try (Live live =
                new Live(Engine.create(database.dataSource()), new CreateThings(), new AddWorth(), two, new AddC())) {
            Migrator migrator = live.migrator();
            migrator.upgrade("heads");
            live.run("update things set worth = 42");
            cut(two, () -> migrator.downgrade("-2"));
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> migrator.downgrade("-2"))
                    .withMessageContaining("\"-2\" counts from where the database is")
                    .withMessageContaining("db downgrade c003@-1");
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> migrator.downgrade("c003"))
                    .withMessageContaining("it cannot stay")
                    .withMessageContaining("db downgrade c003@-1");
            assertThat(ids(migrator.downgrade("-1"))).containsExactly("c003");
            assertThat(migrator.current()).containsExactly("c002");
            assertThat(live.values("select worth from things")).containsExactly("42");

            migrator.upgrade("heads");
            cut(two, () -> migrator.downgrade("c002"));
            assertThat(ids(migrator.downgrade("c003@-1"))).containsExactly("c003");
            assertThat(live.differences("c001", "c002")).isEmpty();
        }
    }

    @Test
    @Tag("MIG-37")
    void anUpgradeThatIsRepeatedGoesNoFurtherThanTheFirstTime(TestDatabase database) {
        AddTwo two = new AddTwo();
        try (Live live =
                new Live(Engine.create(database.dataSource()), new CreateThings(), new AddWorth(), two, new AddC())) {
            Migrator migrator = live.migrator();
            migrator.upgrade("c002");
            cut(two, () -> migrator.upgrade("+1"));
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> migrator.upgrade("+2"))
                    .withMessageContaining("db upgrade c003");
            assertThat(ids(migrator.upgrade("+1"))).containsExactly("c003");
            assertThat(live.differences("c001", "c002", "c003")).isEmpty();
            assertThat(ids(migrator.upgrade("+1"))).containsExactly("c004");
        }
    }

    @Test
    @Tag("MIG-37")
    void anUpgradeFinishesNobodysDowngrade(TestDatabase database) {
        AddTwo two = new AddTwo();
        try (Live live = new Live(Engine.create(database.dataSource()), new CreateThings(), new AddWorth(), two)) {
            Migrator migrator = live.migrator();
            migrator.upgrade("heads");
            live.run("update things set a = 7");
            cut(two, () -> migrator.downgrade("-1"));
            for (String target : List.of("heads", "c001")) {
                assertThatExceptionOfType(MigrationException.class)
                        .isThrownBy(() -> migrator.upgrade(target))
                        .withMessageContaining("c003 (add a and b) is being undone")
                        .withMessageContaining("db downgrade c003@-1")
                        .withMessageContaining("db stamp c003");
            }
            assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> migrator.planUpgrade("heads"));
            assertThat(migrator.isAt("c002")).isFalse();
            assertThat(live.values("select a from things"))
                    .as("nothing was changed")
                    .containsExactly("7");
            live.run("alter table things add b integer");
            migrator.stamp(List.of("c003"));
            assertThat(migrator.upgrade("heads")).isEmpty();
            assertThat(live.differences("c001", "c002", "c003")).isEmpty();
        }
    }

    @Test
    @Tag("MIG-37")
    void whatIsUnderWayIsNotApplied(TestDatabase database) {
        AddTwo two = new AddTwo();
        try (Live live = new Live(Engine.create(database.dataSource()), new CreateThings(), new AddWorth(), two)) {
            Migrator migrator = live.migrator();
            cut(two, () -> migrator.upgrade("heads"));
            assertThat(migrator.current()).containsExactly("c002");
            assertThat(ids(migrator.pending())).containsExactly("c003");
            assertThat(migrator.planUpgrade("heads"))
                    .singleElement()
                    .satisfies(plan -> assertThat(plan.migrationSteps())
                            .as("the rest of it")
                            .hasSize(2));
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(migrator::validate)
                    .withMessageContaining("c003 (add a and b) is under way: 1 statement of its upgrade has run")
                    .withMessageContaining("db upgrade c003");
            migrator.upgrade("heads");
            migrator.validate();
            cut(two, () -> migrator.downgrade("c002"));
            assertThat(ids(migrator.pending())).containsExactly("c003");
            assertThat(migrator.current()).containsExactly("c002");
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(migrator::validate)
                    .withMessageContaining("1 statement of its downgrade has run")
                    .withMessageContaining("db downgrade c003@-1");
            migrator.downgrade("c002");
            assertThat(live.differences("c001", "c002")).isEmpty();
        }
    }

    @Revision(id = "c009", parents = "c001", message = "create logs")
    private static final class CreateLogs implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "logs",
                    table -> table.column(ID)
                            .column(Column.of("text", SqlType.varchar(100)).notNull())
                            .primaryKey("id"));
            op.addColumn("things", number("z"));
            op.createIndex("things", "z");
            op.createUniqueConstraint("things", "z");
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("logs");
        }
    }

    /** What the server refuses has not run, even if something of its name is there. */
    @Test
    @Tag("MIG-37")
    void whatIsThereAlreadyIsRefusedEachTime(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new CreateThings(), new CreateLogs())) {
            Migrator migrator = live.migrator();
            migrator.upgrade("c001");
            live.run(
                    "create table logs (other integer)",
                    "alter table things add y integer",
                    "alter table things add z varchar(9)");
            for (String mend : List.of("drop table logs", "alter table things drop column z")) {
                for (int attempt = 0; attempt < 2; attempt++) {
                    assertThatExceptionOfType(MigrationFailedException.class)
                            .isThrownBy(() -> migrator.upgrade("heads"));
                }
                live.run(mend);
            }
            live.run("create index ix_things_z on things (y)");
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> migrator.upgrade("heads"));
            }
            live.run(
                    live.engine().dialect().supports(Capability.FOREIGN_KEYS_WITHOUT_INDEX)
                            ? "drop index ix_things_z"
                            : "drop index ix_things_z on things",
                    "alter table things drop column y");
            assertThat(ids(migrator.upgrade("heads"))).containsExactly("c009");
            assertThat(live.differences("c001", "c009")).isEmpty();
        }
    }

    /** The program may end after the server refused and before that was written down. */
    @Test
    @Tag("MIG-37")
    void whatHasTheNameAndIsSomethingElseWasNotMadeByTheRevision(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new CreateThings(), new CreateLogs())) {
            if (live.engine().dialect().supports(Capability.TRANSACTIONAL_DDL)) {
                return;
            }
            Migrator migrator = live.migrator();
            migrator.upgrade("c001");
            live.run("create table logs (other integer)");
            isCutIn(live, "c009", 0, true);
            assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> migrator.upgrade("heads"));
            live.run("drop table logs");
            migrator.upgrade("heads");
            assertThat(live.differences("c001", "c009")).isEmpty();
        }
    }

    private static void isCutIn(Live live, String id, int done, boolean inDoubt) {
        SchemaHistory states = new SchemaHistory(live.migrator().graph());
        RevisionScript script = live.migrator().graph().get(id);
        try (EngineConnection connection = live.engine().connect(false)) {
            new HistoryTable(TableName.of(HistoryTable.DEFAULT_NAME))
                    .insert(
                            connection,
                            new AppliedRevision(
                                    id,
                                    script.parents(),
                                    script.message(),
                                    states.checksum(id),
                                    State.UPGRADING,
                                    done,
                                    inDoubt ? done + 1 : done,
                                    Instant.now(),
                                    0,
                                    null));
        }
    }

    /** What a program says of a revision before and after it is edited. */
    private static RevisionScript script(String parent, Consumer<Operations> upgrade) {
        Migration migration = new Migration() {

            @Override
            public void upgrade(Operations op) {
                upgrade.accept(op);
            }

            @Override
            public void downgrade(Operations op) {
                op.irreversible("tired");
            }
        };
        return new RevisionScript(
                "c007", List.of(parent), "edited", List.of(), List.of(), List.of(), false, migration, "here");
    }

    private static Migrator migrator(Live live, Consumer<Operations> upgrade) {
        return Migrator.builder(live.engine())
                .migrations(new CreateThings())
                .revisions(List.of(script("c001", upgrade)))
                .build();
    }

    private static void fail(Operations op) {
        op.run("fail", connection -> {
            throw new IllegalStateException("cut");
        });
    }

    @Test
    @Tag("PEER-03")
    void aRevisionThatIsUnderWayMayBeEditedBehindWhatHasRun(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new CreateThings())) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> migrator(live, op -> {
                                op.addColumn("things", number("a"));
                                fail(op);
                            })
                            .upgrade("heads"));
            Migrator before = migrator(live, op -> {
                op.addColumn("things", number("z"));
                op.addColumn("things", number("a"));
            });
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> before.upgrade("heads"))
                    .withMessageContaining("db repair --accept c007");
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> before.repair().acceptChecksum("c007"))
                    .withMessageContaining("c007 (edited) is under way, and its first statement is not what has run")
                    .withMessageContaining("db stamp c007");
            Migrator behind = migrator(live, op -> {
                op.addColumn("things", number("a"));
                op.run("look", connection -> {});
                op.addColumn("things", number("z"));
            });
            behind.repair().acceptChecksum("c007");
            assertThat(ids(behind.upgrade("heads"))).containsExactly("c007");
            assertThat(live.values("select count(*) from things where a is null and z is null"))
                    .containsExactly("1");
            Migrator later = migrator(live, op -> op.addColumn("things", number("q")));
            later.repair().acceptChecksum("c007");
            assertThat(later.upgrade("heads"))
                    .as("what is applied is only recognised")
                    .isEmpty();
        }
    }

    /** How far a table was gone through is not forgotten. */
    @Test
    @Tag("PEER-03")
    @Tag("MIG-54")
    void anAcceptedRevisionGoesOnBehindTheLastPart(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new CreateThings())) {
            if (!live.engine().dialect().supports(Capability.CONCURRENT_WRITERS)) {
                return;
            }
            live.migrator().upgrade("heads");
            live.run("insert into things values (2)", "insert into things values (3)", "insert into things values (4)");
            List<String> parts = new ArrayList<>();
            Consumer<Operations> change =
                    op -> op.runInBatches("look", new TableRef(op.table("things"), ""), 2, (c, rows) -> {
                        parts.add("part");
                        if (parts.size() == 2) {
                            throw new IllegalStateException("cut");
                        }
                    });
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> migrator(live, change).upgrade("heads"));
            Migrator edited = migrator(live, change.andThen(op -> op.addColumn("things", number("z"))));
            edited.repair().acceptChecksum("c007");
            edited.upgrade("heads");
            assertThat(parts)
                    .as("the second was begun twice, the first was not")
                    .hasSize(4);
        }
    }

    /** What was sent before the text of a person is not what failed. */
    @Test
    @Tag("MIG-38")
    void aFailureNamesNoStatementOfTheRunItself(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new CreateThings())) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> migrator(
                                    live,
                                    op -> op.runInBatches(
                                            "look", new TableRef(op.table("things"), ""), 2, (c, rows) -> {
                                                throw new IllegalStateException("cut");
                                            }))
                            .upgrade("heads"))
                    .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("Statement:"));
        }
    }

    @Revision(id = "m001", message = "create moods")
    private static final class CreateMoods implements Migration {

        @Override
        public void upgrade(Operations op) {
            EnumType mood = new EnumType(TableName.of("mood"), List.of("a", "b"));
            op.createEnumType(mood);
            op.createTable(
                    "people",
                    table -> table.column(ID)
                            .column(Column.of("mood", SqlType.varchar(10)).enumType(mood))
                            .primaryKey("id"));
            op.insert("people", List.of("id", "mood"), List.of(List.of(1, "a"), List.of(2, "b")));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("people");
            op.dropEnumType("mood");
        }
    }

    /** To do it twice would make c of everything. */
    @Revision(id = "m002", parents = "m001", message = "a is b, b is c")
    private static final class MoveMoods implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("people", number("n"), DdlExpression.literal(5));
            op.alterEnumType(new EnumType(TableName.of("mood"), List.of("b", "c")), Map.of("a", "b", "b", "c"));
        }

        @Override
        public void downgrade(Operations op) {
            op.irreversible("tired");
        }
    }

    /** A statement that changes rows is never sent apart from the line that says so: a repeated one would change them twice. */
    @Test
    @Tag("MIG-37")
    void changesOfRowsAreWrittenDownInTheirTransaction(TestDatabase database) {
        FaultyDataSource faulty = new FaultyDataSource(database.dataSource(), database.kind());
        try (Live live = new Live(Engine.create(database.dataSource()), new CreateMoods(), new MoveMoods())) {
            live.migrator().upgrade("m001");
            for (Action action : live.migrator().planUpgrade("heads").get(0).actions()) {
                if (action instanceof Action.RunSql sql) {
                    assertThat(sql.sql()).doesNotStartWith("update ");
                }
            }
            faulty.count(call -> call.contains(".execute") && !call.endsWith("Query") || call.endsWith(".commit"));
            for (int call = 1; ; call++) {
                faulty.endAt(call, true);
                try (Engine engine = Engine.builder()
                        .dataSource(faulty)
                        .dialect(live.engine().dialect())
                        .build()) {
                    Migrator.builder(engine)
                            .migrations(new CreateMoods(), new MoveMoods())
                            .build()
                            .upgrade("heads");
                } catch (RuntimeException | StackOverflowError cut) {
                    assertThat(faulty.hasStruck())
                            .as("failed by itself: %s", cut)
                            .isTrue();
                }
                boolean struck = faulty.hasStruck();
                faulty.bury();
                live.migrator().upgrade("heads");
                assertThat(live.values("select mood from people order by id"))
                        .as("call " + call)
                        .containsExactly("b", "c");
                if (!struck) {
                    break;
                }
                database.reset();
                live.migrator().upgrade("m001");
            }
        } finally {
            faulty.bury();
        }
    }
}
