package dev.orm.migrations.run;

import static dev.orm.sql.Sql.abs;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialects;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationFailedException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.schema.Column;
import dev.orm.schema.TableName;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes of many rows, part by part. */
@EachDatabase
class BatchesTest {

    private static final int PEOPLE = 25;

    private static final Column<Integer> AGE = Column.of("age", SqlType.INTEGER);

    @Revision(id = "n001", message = "create people")
    private static final class CreatePeople implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "people",
                    table -> table.column(Column.of("id", SqlType.BIGINT).notNull())
                            .column(AGE)
                            .primaryKey("id"));
            op.createTable(
                    "codes",
                    table -> table.column(Column.of("id", SqlType.UUID).notNull())
                            .column(Column.of("code", SqlType.varchar(20)).notNull())
                            .column(AGE)
                            .primaryKey("id")
                            .unique("code"));
            List<List<@Nullable Object>> people = new ArrayList<>();
            List<List<@Nullable Object>> keys = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                people.add(Arrays.asList(i * 3L - 20, 0));
                keys.add(Arrays.asList(UUID.nameUUIDFromBytes(new byte[] {(byte) i}), "c" + i, 0));
            }
            op.insert("people", List.of("id", "age"), people);
            op.insert("codes", List.of("id", "code", "age"), keys);
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("codes");
            op.dropTable("people");
        }
    }

    /** Counts how often each row is changed. */
    @Revision(id = "n002", parents = "n001", message = "set ages")
    private static final class SetAges implements Migration {

        @Override
        public void upgrade(Operations op) {
            TableRef people = new TableRef(op.table("people"), "");
            op.executeInBatches(
                    people,
                    10,
                    batch -> update(people)
                            .set(people.column(AGE), abs(people.column(AGE)).plus(1))
                            .where(batch));
            TableRef keys = new TableRef(op.table("codes"), "");
            op.runInBatches(
                    "set ages of codes",
                    keys,
                    7,
                    (connection, batch) -> connection.execute(update(keys)
                            .set(keys.column(AGE), abs(keys.column(AGE)).plus(1))
                            .where(batch)));
        }

        @Override
        public void downgrade(Operations op) {
            TableRef people = new TableRef(op.table("people"), "");
            op.executeInBatches(
                    people,
                    10,
                    batch -> update(people).set(people.column(AGE), 0).where(batch));
            TableRef keys = new TableRef(op.table("codes"), "");
            op.execute(update(keys).set(keys.column(AGE), 0).everyRow());
        }
    }

    /** Writes down what it is told, and may have enough. */
    private static final class Listening implements MigrationListener {

        private final List<String> told = new ArrayList<>();
        private int left = Integer.MAX_VALUE;

        @Override
        public void onProgress(RevisionScript revision, StepProgress progress) {
            told.add(revision.id() + " " + progress);
            if (--left == 0) {
                throw new IllegalStateException("enough");
            }
        }
    }

    private static Migrator migrator(Engine engine, MigrationListener listener) {
        return Migrator.builder(engine)
                .migrations(new CreatePeople(), new SetAges())
                .listener(listener)
                .progressEvery(Duration.ZERO)
                .build();
    }

    private static final String DONE = "select count(*) from people where age = 1";

    @Test
    @Tag("MIG-54")
    @Tag("PEER-31")
    void aRunThatIsCutGoesOnBehindTheLastPart(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new CreatePeople(), new SetAges())) {
            Listening listening = new Listening();
            listening.left = 2;
            Migrator migrator = migrator(live.engine(), listening);
            migrator.upgrade("n001");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> migrator.upgrade("heads"))
                    .withMessageContaining("execute a statement, for parts of table people");
            boolean parts = live.engine().dialect().supports(Capability.CONCURRENT_WRITERS);
            assertThat(live.values(DONE)).containsExactly(parts ? "20" : "0");
            listening.told.clear();
            migrator.upgrade("heads");
            String people = "n002 execute a statement, for parts of table people: ";
            String keys = "n002 run: set ages of codes, for parts of table codes: ";
            List<String> expected = new ArrayList<>(List.of(
                    people + "10 of 25 rows (40 %)",
                    people + "20 of 25 rows (80 %)",
                    people + "25 of 25 rows (100 %)",
                    keys + "7 of 25 rows (28 %)",
                    keys + "14 of 25 rows (56 %)",
                    keys + "21 of 25 rows (84 %)",
                    keys + "25 of 25 rows (100 %)"));
            assertThat(listening.told).isEqualTo(parts ? expected.subList(2, 7) : expected);
            assertThat(live.values(DONE)).as("each row was changed once").containsExactly("25");
            assertThat(live.values("select count(*) from codes where age = 1")).containsExactly("25");
            migrator.downgrade("n001");
            assertThat(live.values(DONE)).containsExactly("0");
            assertThat(migrator.upgrade("heads")).hasSize(1);
            assertThat(live.values(DONE)).containsExactly("25");
            assertThat(live.differences("n001", "n002")).isEmpty();
        }
    }

    @Revision(id = "n003", parents = "n001", message = "delete all")
    private static final class DeleteAll implements Migration {

        @Override
        public void upgrade(Operations op) {
            TableRef people = new TableRef(op.table("people"), "");
            op.executeInBatches(people, 25, batch -> deleteFrom(people).where(batch));
            op.executeInBatches(people, 1, batch -> deleteFrom(people).where(batch));
        }

        @Override
        public void downgrade(Operations op) {
            op.irreversible("they are gone");
        }
    }

    @Test
    @Tag("MIG-54")
    void partsMayHaveNoRowsLeft(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new CreatePeople(), new DeleteAll())) {
            live.migrator().upgrade("heads");
            assertThat(live.values("select count(*) from people")).containsExactly("0");
            RevisionGraph graph = live.migrator().graph();
            assertThat(OfflineSql.upgrade(graph, Dialects.POSTGRESQL, TableName.of("h"), "n001", "heads")
                            .statements())
                    .contains("delete from \"people\" where \"id\" is not null");
        }
    }

    @Revision(id = "n004", parents = "n001")
    private static final class WithoutOrder implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable("loose", table -> table.column(AGE));
            TableRef loose = new TableRef(op.table("loose"), "");
            op.executeInBatches(loose, 1, batch -> deleteFrom(loose).where(batch));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("loose");
        }
    }

    @Test
    @Tag("MIG-54")
    void rowsWithoutAKeyHaveNoParts(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new CreatePeople(), new WithoutOrder())) {
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> live.migrator().upgrade("heads"))
                    .withMessageContaining("Rows of table loose are parted by a primary key of one column");
            assertThat(live.migrator().history()).isEmpty();
        }
    }

    /** Writes a line for each revision, and refuses one. */
    private static final class Audit implements MigrationListener {

        private final TableRef ref = new TableRef(
                dev.orm.schema.Table.builder(TableName.of("audit"))
                        .column(Column.of("what", SqlType.varchar(40)))
                        .build(),
                "");
        private boolean refuses = true;

        @Override
        public void afterRevision(RevisionScript revision, Direction direction, EngineConnection connection) {
            connection.execute(
                    insertInto(ref).set(ref.column("what", SqlType.varchar(40)), direction + " " + revision.id()));
            if (refuses && revision.id().equals("n002")) {
                throw new IllegalStateException("not yet");
            }
        }
    }

    @Test
    @Tag("MIG-36")
    void whoListensWritesInTheTransactionOfTheRevision(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new CreatePeople(), new SetAges())) {
            live.run("create table audit (what varchar(40))");
            Audit audit = new Audit();
            Migrator migrator = live.migrator().listening(audit);
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> migrator.upgrade("heads"))
                    .withMessageContaining("failed when it was written into the history: not yet");
            assertThat(live.values("select what from audit")).containsExactly("UPGRADE n001");
            audit.refuses = false;
            migrator.upgrade("heads");
            assertThat(live.values(DONE)).containsExactly("25");
            migrator.downgrade("n001");
            assertThat(live.values("select what from audit order by what"))
                    .containsExactly("DOWNGRADE n002", "UPGRADE n001", "UPGRADE n002");
        }
    }
}
