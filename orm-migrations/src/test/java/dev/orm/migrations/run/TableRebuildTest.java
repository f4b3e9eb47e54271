package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.reflect.SchemaComparison;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Identity;
import dev.orm.schema.Index;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.TableOption;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.RunsOn;
import dev.orm.type.SqlType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite changes a table by making another: nothing that was there may be missing after it. A pool stands in between, as in a program. */
@RunsOn(DatabaseKind.SQLITE)
class TableRebuildTest {

    private static final Column<Long> ID =
            Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT);

    @TempDir
    private Path directory;

    private HikariDataSource pool;
    private Engine engine;

    @BeforeEach
    void open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + directory.resolve("test.db"));
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
        engine = Engine.create(pool);
    }

    @AfterEach
    void close() {
        engine.close();
        pool.close();
    }

    private static RevisionScript revision(
            String id, @Nullable String parent, Consumer<Operations> up, Consumer<Operations> down) {
        Migration migration = new Migration() {
            @Override
            public void upgrade(Operations op) {
                up.accept(op);
            }

            @Override
            public void downgrade(Operations op) {
                down.accept(op);
            }
        };
        List<String> parents = parent == null ? List.of() : List.of(parent);
        return new RevisionScript(id, parents, "", List.of(), List.of(), List.of(), true, migration, "test");
    }

    /** A parent with children that would be deleted with it, and others that would lose it. */
    private static RevisionScript family() {
        return revision(
                "r1",
                null,
                op -> {
                    op.createTable(
                            "parents",
                            table -> table.column(ID)
                                    .column(Column.of("name", SqlType.varchar(40)))
                                    .column(Column.of("code", SqlType.varchar(20)))
                                    .primaryKey("id"));
                    child(op, "owned", ReferentialAction.CASCADE);
                    child(op, "loose", ReferentialAction.SET_NULL);
                    op.insert(
                            "parents",
                            List.of("id", "name", "code"),
                            List.of(List.of(1L, "ada", "12"), List.of(2L, "bob", "7")));
                    op.insert("owned", List.of("id", "parent_id"), List.of(List.of(1L, 1L), List.of(2L, 2L)));
                    op.insert("loose", List.of("id", "parent_id"), List.of(List.of(1L, 1L), List.of(2L, 2L)));
                },
                op -> {
                    op.dropTable("loose");
                    op.dropTable("owned");
                    op.dropTable("parents");
                });
    }

    private static void child(Operations op, String name, ReferentialAction onDelete) {
        op.createTable(
                name,
                table -> table.column(ID)
                        .column(Column.of("parent_id", SqlType.BIGINT))
                        .primaryKey("id")
                        .foreignKey("parent_id", TableName.of("parents"), "id", onDelete));
    }

    private Migrator migrator(RevisionScript... scripts) {
        return Migrator.builder(engine).revisions(List.of(scripts)).build();
    }

    private void run(String... texts) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : texts) {
                statement.execute(sql);
            }
        } catch (SQLException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private List<String> values(String sql) {
        try (EngineConnection connection = engine.connect(false)) {
            List<@Nullable String> values = connection.unsafeSql(sql).list(String.class);
            return new ArrayList<>(values);
        }
    }

    private void sameSchema(Migrator migrator, String... applied) {
        try (EngineConnection connection = engine.connect(false)) {
            assertThat(SchemaComparison.compare(
                            connection, new SchemaHistory(migrator.graph()).schemaOf(List.of(applied))))
                    .filteredOn(difference -> !difference.message().contains("orm_revisions"))
                    .isEmpty();
        }
    }

    private static RevisionScript change(Consumer<Operations> up) {
        return revision("r2", "r1", up, op -> op.irreversible("not tried"));
    }

    private void upgrade(RevisionScript... scripts) {
        Migrator migrator = migrator(scripts);
        migrator.upgrade("heads");
        sameSchema(
                migrator,
                java.util.Arrays.stream(scripts).map(RevisionScript::id).toArray(String[]::new));
    }

    @Test
    @Tag("MIG-58")
    void rowsThatReferToATableOutliveItsRebuild() {
        upgrade(family(), change(op -> op.alterColumn("parents", "name", column -> column.notNull())));
        assertThat(values("select name from parents order by id")).containsExactly("ada", "bob");
        assertThat(values("select parent_id from owned order by id")).containsExactly("1", "2");
        assertThat(values("select parent_id from loose order by id")).containsExactly("1", "2");
        assertThat(values("pragma foreign_keys")).as("enforced again").containsExactly("1");
        assertThat(values("pragma legacy_alter_table")).containsExactly("0");
        run("delete from parents where id = 1");
        assertThat(values("select parent_id from owned")).containsExactly("2");
    }

    @Test
    @Tag("MIG-58")
    void triggersViewsAndIndexesOfNobodyStay() {
        migrator(family()).upgrade("heads");
        run(
                "create table log (text text)",
                "create trigger parents_log after update on parents begin insert into log values (new.name); end",
                "create trigger owned_log after delete on owned begin update parents set name = 'left' where id ="
                        + " old.parent_id; end",
                "create view names as select name from parents",
                "create index by_hand on parents (upper(code))");
        migrator(family(), change(op -> op.alterColumn("parents", "code", column -> column.type(SqlType.INTEGER))))
                .upgrade("heads");
        run("delete from owned where id = 2");
        assertThat(values("select text from log")).containsExactly("left");
        assertThat(values("select name from names order by 1")).containsExactly("ada", "left");
        assertThat(values("select name from sqlite_schema where name = 'by_hand'"))
                .containsExactly("by_hand");
        assertThat(values("select typeof(code) from parents")).containsOnly("integer");
    }

    @Test
    @Tag("MIG-58")
    void aViewThatNamesWhatIsGoneStopsTheChange() {
        migrator(family()).upgrade("heads");
        run("create view codes as select code from parents");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator(family(), change(op -> op.dropColumn("parents", "code")))
                        .upgrade("heads"))
                .withMessageContaining("codes");
        assertThat(values("select code from codes order by 1")).containsExactly("12", "7");
    }

    @Test
    @Tag("MIG-58")
    void aTriggerThatNamesWhatIsGoneStopsTheChange() {
        migrator(family()).upgrade("heads");
        run(
                "create table log (text text)",
                "create trigger parents_log after insert on parents begin insert into log values (new.code); end");
        RevisionScript drop = change(op -> op.dropColumn("parents", "code"));
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator(family(), drop).upgrade("heads"))
                .withMessageContaining("trigger")
                .withMessageContaining("new.code");
        run(
                "drop trigger parents_log",
                "create trigger owned_log after update of parent_id on owned begin insert into log select code from"
                        + " parents where id = new.parent_id; end");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator(family(), drop).upgrade("heads"))
                .withMessageContaining("update `owned`");
        assertThat(values("select code from parents order by id")).containsExactly("12", "7");
        run(
                "drop trigger owned_log",
                "create view names as select name from parents",
                "create trigger names_new instead of insert on names begin insert into parents (name) values"
                        + " (new.name); end",
                "create trigger broken after insert on loose begin select parents from nowhere; end");
        migrator(family(), drop).upgrade("heads");
        run("insert into names (name) values ('cid')");
        assertThat(values("select name from parents order by id")).containsExactly("ada", "bob", "cid");
    }

    @Test
    @Tag("MIG-58")
    void timesThatWereTextAreEqualToThoseThatAreWritten() {
        migrator(family()).upgrade("heads");
        run(
                "delete from parents",
                "insert into parents (id, code) values (1, '2020-01-01'), (2, '2020-01-01T10:00'),"
                        + " (3, '2020-01-01T10:00:01'), (4, '2020-01-01 10:00:01.500'), (5, null)",
                "update parents set name = substr(code, 12)",
                "update parents set name = '10:00' where id = 1");
        RevisionScript times = change(op -> {
            op.alterColumn("parents", "code", column -> column.type(SqlType.TIMESTAMP));
            op.alterColumn("parents", "name", column -> column.type(SqlType.TIME));
        });
        for (String wrong : List.of("2020-01-01 10:00:00+02:00", "2020-02-30", "2020-01-01x10:00", "soon", "")) {
            run("update parents set code = '" + wrong + "' where id = 5");
            assertThatExceptionOfType(MigrationException.class)
                    .as(wrong)
                    .isThrownBy(() -> migrator(family(), times).upgrade("heads"))
                    .withMessageContaining("1 row holds a value that is none");
        }
        run("update parents set code = null where id = 5");
        migrator(family(), times).upgrade("heads");
        assertThat(values("select code from parents where code is not null order by id"))
                .containsExactly(
                        "2020-01-01 00:00:00", "2020-01-01 10:00:00", "2020-01-01 10:00:01", "2020-01-01 10:00:01.5");
        assertThat(values("select name from parents where name is not null order by id"))
                .containsExactly("10:00:00", "10:00:00", "10:00:01", "10:00:01.5");
    }

    @Test
    @Tag("MIG-58")
    void aNumberThatWasGivenOutIsNotGivenOutAgain() {
        migrator(family()).upgrade("heads");
        run("insert into parents (name) values ('eve')", "delete from parents where name = 'eve'");
        upgrade(family(), change(op -> op.alterColumn("parents", "name", column -> column.type(SqlType.TEXT))));
        run("insert into parents (name) values ('dan')");
        assertThat(values("select id from parents where name = 'dan'")).containsExactly("4");
    }

    @Test
    @Tag("MIG-58")
    void optionsCollationsChecksAndComputedColumnsAreKept() {
        Consumer<TableBuilder> table = builder -> builder.column(
                        Column.of("code", SqlType.varchar(20)).notNull().collation("nocase"))
                .column(Column.of("age", SqlType.INTEGER))
                .column(Column.of("next", SqlType.INTEGER)
                        .computed(new Computed(DdlExpression.unsafeSql("age + 1"), true)))
                .constraint(
                        new Check("ck_strict_age", DdlExpression.column("age").ge(DdlExpression.literal(0))))
                .primaryKey("code")
                .option(TableOption.SQLITE_STRICT)
                .option(TableOption.SQLITE_WITHOUT_ROWID);
        RevisionScript create =
                revision("r1", null, op -> op.createTable("strict", table), op -> op.dropTable("strict"));
        migrator(create).upgrade("heads");
        run("insert into strict (code, age) values ('A', 1)");
        upgrade(
                create,
                change(op -> op.addColumn(
                        "strict", Column.of("note", SqlType.TEXT).notNull(), DdlExpression.literal("none"))));
        assertThat(values("select next || note from strict where code = 'a'")).containsExactly("2none");
        assertThat(values("select lower(sql) from sqlite_schema where name = 'strict'")
                        .get(0))
                .contains("strict, without rowid", "nocase", "ck_strict_age");
    }

    @Test
    @Tag("MIG-58")
    void deferredKeysStayDeferred() {
        RevisionScript deferred = revision(
                "r2",
                "r1",
                op -> op.createConstraint(
                        "loose",
                        new ForeignKey(
                                "fk_later",
                                List.of("id"),
                                TableName.of("parents"),
                                List.of("id"),
                                ReferentialAction.NO_ACTION,
                                ReferentialAction.NO_ACTION,
                                ForeignKey.Deferral.INITIALLY_DEFERRED,
                                false)),
                op -> op.dropConstraint("loose", "fk_later"));
        upgrade(
                family(),
                deferred,
                revision(
                        "r3",
                        "r2",
                        op -> op.addColumn(
                                "loose", Column.of("n", SqlType.INTEGER).notNull(), DdlExpression.literal(1)),
                        op -> {}));
        run(
                "begin",
                "insert into loose (id, n) values (9, 1)",
                "insert into parents (id, name) values (9, 'late')",
                "commit");
        assertThat(values("select name from parents where id = 9")).containsExactly("late");
    }

    @Test
    @Tag("MIG-58")
    @Tag("PEER-33")
    void rowsThatReferToNothingAreToleratedIfTheyDidBeforeAndRefusedIfNot() {
        migrator(family()).upgrade("heads");
        run("pragma foreign_keys = off", "update owned set parent_id = 77 where id = 1", "pragma foreign_keys = on");
        upgrade(family(), change(op -> op.alterColumn("owned", "parent_id", column -> column.notNull())));
        assertThat(values("select parent_id from owned order by id")).containsExactly("77", "2");
        RevisionScript third = revision(
                "r3",
                "r2",
                op -> {
                    op.alterColumn("owned", "parent_id", column -> column.nullable(true));
                    op.unsafeSql("delete from parents where id = 2");
                },
                op -> {});
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator(
                                family(),
                                change(op -> op.alterColumn("owned", "parent_id", column -> column.notNull())),
                                third)
                        .upgrade("heads"))
                .withMessageContaining("would refer to rows that are not there in table parents")
                .withMessageContaining("rolled back");
        assertThat(values("select count(*) from parents")).containsExactly("2");
    }

    @Test
    @Tag("MIG-58")
    @Tag("PEER-28")
    void nullBecomesTheDefaultOrIsCountedAndRefused() {
        migrator(family()).upgrade("heads");
        run("insert into parents (id, code) values (3, 'x')");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator(family(), change(op -> op.alterColumn("parents", "name", Column::notNull)))
                        .upgrade("heads"))
                .withMessageContaining("1 row holds NULL");
        upgrade(
                family(),
                change(op -> op.alterColumn(
                        "parents", "name", column -> column.notNull().defaultValue(DdlExpression.literal("nobody")))));
        assertThat(values("select name from parents order by id")).containsExactly("ada", "bob", "nobody");
    }

    @Test
    @Tag("MIG-58")
    void valuesThatAreNoneOfTheNewTypeAreCountedAndRefused() {
        migrator(family()).upgrade("heads");
        run("insert into parents (id, name, code) values (3, 'a long name', 'abc'), (4, null, '1.5')");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator(
                                family(), change(op -> op.alterColumn("parents", "code", c -> c.type(SqlType.INTEGER))))
                        .upgrade("heads"))
                .withMessageContaining("2 rows hold a value that is none");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator(
                                family(),
                                change(op -> op.alterColumn("parents", "name", c -> c.type(SqlType.varchar(5)))))
                        .upgrade("heads"))
                .withMessageContaining("1 row holds a value that is none");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator(
                                family(), change(op -> op.alterColumn("parents", "name", c -> c.type(SqlType.BINARY))))
                        .upgrade("heads"))
                .withMessageContaining("cannot make");
        assertThat(values("select code from parents order by id")).containsExactly("12", "7", "abc", "1.5");
    }

    @Test
    @Tag("MIG-58")
    void columnsThatNoRevisionMadeAreNotThrownAway() {
        migrator(family()).upgrade("heads");
        run("alter table parents add column secret text");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator(family(), change(op -> op.dropColumn("parents", "code")))
                        .upgrade("heads"))
                .withMessageContaining("[secret]");
    }

    @Test
    @Tag("MIG-58")
    void whatNamesATableOrAColumnFollowsItsNewName() {
        migrator(family()).upgrade("heads");
        run("create trigger parents_named after insert on owned begin update parents set name = 'new' where id ="
                + " new.parent_id; end");
        upgrade(family(), change(op -> {
            op.alterColumn("parents", "code", column -> column.type(SqlType.TEXT));
            op.renameColumn("parents", "name", "label");
            op.renameColumn("parents", "id", "number");
            op.alterColumn("parents", "label", column -> column.type(SqlType.TEXT));
            op.renameTable("parents", "elders");
        }));
        run("insert into owned (id, parent_id) values (5, 2)");
        assertThat(values("select label from elders order by number")).containsExactly("ada", "new");
        run("delete from elders where number = 2");
        assertThat(values("select id from owned")).containsExactly("1");
    }

    @Test
    @Tag("MIG-58")
    void aConstraintOfATableThatIsNewStandsInIt() {
        RevisionScript circle = revision(
                "r1",
                null,
                op -> {
                    op.createTable(
                            "a",
                            table -> table.column(ID)
                                    .column(Column.of("b_id", SqlType.BIGINT))
                                    .primaryKey("id"));
                    op.createTable(
                            "b",
                            table -> table.column(ID)
                                    .column(Column.of("a_id", SqlType.BIGINT))
                                    .primaryKey("id")
                                    .foreignKey("a_id", TableName.of("a"), "id", ReferentialAction.NO_ACTION));
                    op.createForeignKey("a", "b_id", "b", "id", ReferentialAction.NO_ACTION);
                    op.createIndex("a", new Index("ix_a_b", List.of("b_id"), false));
                },
                op -> {
                    op.dropConstraint("a", "fk_a_b_id");
                    op.dropTable("b");
                    op.dropTable("a");
                });
        Migrator migrator = migrator(circle);
        assertThat(migrator.planUpgrade("heads").get(0).needsForeignKeysOff(engine.dialect()))
                .isFalse();
        upgrade(circle);
        migrator.downgrade("base");
        assertThat(values("select name from sqlite_schema where name in ('a', 'b')"))
                .isEmpty();
    }

    @Test
    @Tag("MIG-58")
    @Tag("PEER-28")
    void aRebuildOutsideATransactionIsRefused() {
        RevisionScript script = change(op -> op.dropColumn("parents", "code"));
        RevisionScript bare = new RevisionScript(
                "r2", List.of("r1"), "", List.of(), List.of(), List.of(), false, script.migration(), "test");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator(family(), bare).upgrade("heads"))
                .withMessageContaining("transactional = false");
    }
}
