package dev.orm.migrations.run;

import static dev.orm.schema.DdlExpression.column;
import static dev.orm.schema.DdlExpression.literal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.Engine;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.operation.Inverse;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.RecordedOperations;
import dev.orm.migrations.operation.SchemaState;
import dev.orm.reflect.SchemaComparison;
import dev.orm.schema.Column;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.ForeignKey.Deferral;
import dev.orm.schema.Index;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Schema;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each operation, up, down and up again, with rows in place. */
@EachDatabase
class OperationsTest {

    private record Says(Consumer<Operations> up, Consumer<Operations> down) implements Migration {

        @Override
        public void upgrade(Operations op) {
            up.accept(op);
        }

        @Override
        public void downgrade(Operations op) {
            down.accept(op);
        }
    }

    private static RevisionScript script(String id, List<String> parents, Says says) {
        return new RevisionScript(id, parents, "", List.of(), List.of(), List.of(), true, says, "OperationsTest");
    }

    private static final RevisionScript BEFORE = script("b1", List.of(), new Says(OperationsTest::before, op -> {
        op.dropTable("users");
        op.dropTable("teams");
    }));

    private static void before(Operations op) {
        op.createTable(
                "teams",
                table -> table.column(Column.of("id", SqlType.BIGINT).notNull())
                        .column(Column.of("code", SqlType.varchar(20)).notNull())
                        .column(Column.of("city", SqlType.varchar(20)).notNull())
                        .primaryKey("id")
                        .unique("code", "city"));
        op.createTable(
                "users",
                table -> table.column(Column.of("id", SqlType.BIGINT).notNull())
                        .column(Column.of("name", SqlType.varchar(40))
                                .defaultValue(literal("nobody"))
                                .comment("what others say"))
                        .column(Column.of("team_id", SqlType.BIGINT))
                        .column(Column.of("code", SqlType.varchar(20)))
                        .column(Column.of("city", SqlType.varchar(20)))
                        .primaryKey("id")
                        .foreignKey("team_id", TableName.of("teams"), "id", ReferentialAction.CASCADE));
        op.insert("teams", List.of("id", "code", "city"), List.of(List.of(1L, "a", "rome"), List.of(2L, "b", "oslo")));
        op.insert(
                "users",
                List.of("id", "name", "team_id", "code", "city"),
                List.of(List.of(1L, "ada", 1L, "a", "rome"), Arrays.asList(2L, "bob", null, null, null)));
    }

    private Engine engine;
    private Dialect dialect;

    @BeforeEach
    void open(TestDatabase database) {
        engine = Engine.create(database.dataSource());
        dialect = engine.dialect();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** Up, down and up again is no drift and loses no row; what nobody wrote down is undone by the opposite of each operation. */
    private void roundTrip(Consumer<Operations> up, Consumer<Operations> down) {
        RevisionScript change = script("c1", List.of("b1"), new Says(up, down));
        RecordedOperations before = SchemaHistory.record(BEFORE, Direction.UPGRADE, new Schema(List.of()));
        RecordedOperations said = SchemaHistory.record(change, Direction.UPGRADE, before.schema());
        Schema back = said.schema();
        for (MigrationStep step : Inverse.of(before.schema(), said.steps())) {
            back = SchemaState.apply(back, step);
        }
        assertThat(SchemaComparison.compare(before.schema(), back)).isEmpty();
        Migrator migrator =
                Migrator.builder(engine).revisions(List.of(BEFORE, change)).build();
        migrator.upgrade("b1");
        for (int round = 0; round < 2; round++) {
            migrator.upgrade("heads");
            sameAs(said.schema());
            assertThat(values("select count(*) from teams")).containsExactly("2");
            if (round == 0) {
                migrator.downgrade("b1");
                sameAs(before.schema());
                assertThat(values("select name from users order by id")).containsExactly("ada", "bob");
                assertThat(values("select team_id from users order by id")).containsExactly("1", null);
            }
        }
    }

    private void sameAs(Schema schema) {
        try (var connection = engine.connect(false)) {
            assertThat(SchemaComparison.compare(connection, schema))
                    .filteredOn(difference -> !difference.message().contains("orm_revisions"))
                    .isEmpty();
        }
    }

    private List<String> values(String sql) {
        try (var connection = engine.connect(false)) {
            return new ArrayList<>(connection.unsafeSql(sql).list(String.class));
        }
    }

    private void refused(String sql) {
        try (var connection = engine.connect(false)) {
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> connection.unsafeSql(sql).update());
        }
    }

    @Test
    @Tag("MIG-40")
    @Tag("MIG-52")
    @Tag("PEER-12")
    void tablesComeAndGoWithRows() {
        roundTrip(
                op -> {
                    op.createTable(
                            "notes",
                            table -> table.column(
                                            Column.of("id", SqlType.BIGINT).notNull())
                                    .column(Column.of("user_id", SqlType.BIGINT).notNull())
                                    .column(Column.of("stars", SqlType.INTEGER)
                                            .notNull()
                                            .defaultValue(literal(3)))
                                    .primaryKey("id")
                                    .unique("user_id", "stars")
                                    .foreignKey("user_id", TableName.of("users"), "id", ReferentialAction.CASCADE)
                                    .check("stars", column("stars").ge(literal(0)))
                                    .index("stars"));
                    op.insert("notes", List.of("id", "user_id"), List.of(List.of(1L, 1L), List.of(2L, 2L)));
                    op.insert("notes", List.of("id"), List.of());
                },
                op -> op.dropTable("notes"));
        assertThat(values("select stars from notes")).containsExactly("3", "3");
        refused("insert into notes (id, user_id) values (3, 9)");
        refused("insert into notes (id, user_id, stars) values (3, 1, -1)");
    }

    @Test
    @Tag("MIG-52")
    void rowsThatDoNotFitTheirTableAreRefusedBeforeAnythingIsRun() {
        for (Consumer<Operations> wrong : List.<Consumer<Operations>>of(
                op -> op.insert("teams", List.of("id", "nothing"), List.of(List.of(3L, "c"))),
                op -> op.insert("teams", List.of("id", "code"), List.of(List.of(3L))))) {
            RevisionScript change = script("c1", List.of("b1"), new Says(wrong, op -> {}));
            Migrator migrator =
                    Migrator.builder(engine).revisions(List.of(BEFORE, change)).build();
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> migrator.upgrade("heads"))
                    .withMessageContaining("teams")
                    .withMessageContaining("revision c1");
            assertThat(migrator.history()).isEmpty();
        }
    }

    @Test
    @Tag("MIG-41")
    @Tag("MIG-42")
    @Tag("PEER-12")
    void columnsComeAndGoWithTheirKeys() {
        roundTrip(
                op -> {
                    op.addColumn("users", Column.of("boss_id", SqlType.BIGINT));
                    op.createForeignKey("users", "boss_id", "users", "id", ReferentialAction.SET_NULL);
                    op.createIndex("users", "boss_id");
                    op.addColumn(
                            "users",
                            Column.of("level", SqlType.SMALLINT)
                                    .notNull()
                                    .defaultValue(literal((short) 4))
                                    .comment("1 to 9"));
                    op.dropColumn("users", "city");
                },
                op -> {
                    op.addColumn("users", Column.of("city", SqlType.varchar(20)));
                    op.dropColumn("users", "level");
                    op.dropConstraint("users", "fk_users_boss_id");
                    op.dropIndex("users", "ix_users_boss_id");
                    op.dropColumn("users", "boss_id");
                });
        assertThat(values("select level from users")).containsExactly("4", "4");
        refused("update users set boss_id = 9");
    }

    @Test
    @Tag("MIG-43")
    @Tag("MIG-50")
    @Tag("PEER-12")
    void whatOfAColumnIsNotChangedStays() {
        roundTrip(
                op -> {
                    op.alterColumn("users", "name", Column::notNull);
                    op.alterColumn("users", "team_id", column -> column.comment("where"));
                    op.alterColumn("users", "code", column -> column.type(SqlType.TEXT));
                    op.commentOnTable("users", "who they are");
                    op.alterColumn("users", "city", column -> column.defaultValue(literal("rome")));
                },
                op -> {
                    op.alterColumn("users", "city", column -> column.defaultValue(null));
                    op.commentOnTable("users", null);
                    op.alterColumn("users", "code", column -> column.type(SqlType.varchar(20)));
                    op.alterColumn("users", "team_id", column -> column.comment(null));
                    op.alterColumn("users", "name", column -> column.nullable(true));
                });
        try (var connection = engine.connect(false)) {
            connection
                    .unsafeSql("insert into users (id, team_id) values (3, 2)")
                    .update();
        }
        assertThat(values("select name from users where id = 3")).containsExactly("nobody");
        assertThat(values("select city from users where id = 3")).containsExactly("rome");
    }

    @Test
    @Tag("MIG-44")
    @Tag("MIG-56")
    @Tag("PEER-12")
    void namesChangeAndKeysFollow() {
        roundTrip(
                op -> {
                    op.renameColumn("teams", "id", "number");
                    op.renameTable("users", "people");
                    op.renameTable("people", "users");
                    op.renameColumn("users", "team_id", "group_id");
                },
                op -> {
                    op.renameColumn("users", "group_id", "team_id");
                    op.renameColumn("teams", "number", "id");
                });
        refused("update users set group_id = 9");
        try (var connection = engine.connect(false)) {
            connection.unsafeSql("delete from users where id = 1").update();
        }
        assertThat(values("select number from teams order by number")).containsExactly("1", "2");
    }

    @Test
    @Tag("MIG-45")
    @Tag("PEER-12")
    void indexesComeAndGo() {
        roundTrip(
                op -> {
                    op.createIndex("users", "team_id", "name");
                    op.createIndex("users", new Index("ux_users_name", List.of("name"), true));
                    if (dialect.supports(Capability.PARTIAL_INDEXES)) {
                        Index some = new Index("ix_users_some", List.of("code"), false);
                        op.createIndex("users", some.where(column("code").isNotNull()));
                    }
                },
                op -> {
                    if (dialect.supports(Capability.PARTIAL_INDEXES)) {
                        op.dropIndex("users", "ix_users_some");
                    }
                    op.dropIndex("users", "ux_users_name");
                    op.dropIndex("users", "ix_users_team_id_name");
                });
        refused("insert into users (id, name) values (3, 'ada')");
    }

    @Test
    @Tag("MIG-46")
    @Tag("MIG-49")
    @Tag("MIG-53")
    @Tag("MIG-57")
    @Tag("PEER-12")
    void constraintsOfEveryKindComeAndGo() {
        roundTrip(
                op -> {
                    op.createUniqueConstraint("users", "name");
                    op.createCheckConstraint("users", "id", column("id").gt(literal(0)));
                    op.dropConstraint("users", "fk_users_team_id");
                    op.createConstraint(
                            "users",
                            new ForeignKey(
                                    "My_own",
                                    List.of("team_id"),
                                    TableName.of("teams"),
                                    List.of("id"),
                                    ReferentialAction.CASCADE));
                },
                op -> {
                    op.dropConstraint("users", "My_own");
                    op.createForeignKey("users", "team_id", "teams", "id", ReferentialAction.CASCADE);
                    op.dropConstraint("users", "ck_users_id");
                    op.dropConstraint("users", "uq_users_name");
                });
        refused("insert into users (id, name) values (3, 'ada')");
        refused("insert into users (id, name) values (-1, 'eve')");
        refused("update users set team_id = 9");
    }

    @Test
    @Tag("MIG-46")
    @Tag("MIG-49")
    void aTableGetsAnotherPrimaryKey() {
        roundTrip(
                op -> {
                    op.createTable(
                            "seats",
                            table -> table.column(
                                            Column.of("line", SqlType.INTEGER).notNull())
                                    .column(Column.of("place", SqlType.INTEGER).notNull())
                                    .primaryKey("line"));
                    op.insert("seats", List.of("line", "place"), List.of(List.of(1, 1), List.of(2, 1)));
                    op.dropConstraint("seats", "pk_seats");
                    op.createPrimaryKey("seats", "line", "place");
                },
                op -> op.dropTable("seats"));
        refused("insert into seats (line, place) values (2, 1)");
        assertThat(values("select count(*) from seats")).containsExactly("2");
    }

    @Test
    @Tag("MIG-47")
    @Tag("PEER-12")
    void keysOfSeveralColumnsWithRules() {
        ForeignKey key = new ForeignKey(
                        "fk_place",
                        List.of("code", "city"),
                        TableName.of("teams"),
                        List.of("code", "city"),
                        ReferentialAction.SET_NULL)
                .onUpdate(ReferentialAction.CASCADE);
        ForeignKey ruled =
                dialect.supports(Capability.DEFERRABLE_FOREIGN_KEYS) ? key.deferral(Deferral.INITIALLY_DEFERRED) : key;
        roundTrip(op -> op.createConstraint("users", ruled), op -> op.dropConstraint("users", "fk_place"));
        refused("update users set code = 'z', city = 'rome' where id = 1");
        try (var connection = engine.connect(false)) {
            connection.unsafeSql("update teams set city = 'bari' where id = 1").update();
        }
        assertThat(values("select city from users where id = 1")).containsExactly("bari");
    }

    @Test
    @Tag("MIG-51")
    @Tag("MIG-54")
    void workOfTheProgramKnowsItsDatabase() {
        List<String> seen = new ArrayList<>();
        roundTrip(
                op -> op.run(
                        "look",
                        connection -> seen.add(connection.dialect().name() + " "
                                + connection
                                        .unsafeSql("select count(*) from users")
                                        .list(String.class)
                                        .get(0))),
                op -> op.run("do nothing", connection -> {}));
        assertThat(seen).containsExactly(dialect.name() + " 2", dialect.name() + " 2");
    }
}
