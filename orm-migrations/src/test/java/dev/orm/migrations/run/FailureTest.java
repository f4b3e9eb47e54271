package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.dialect.Capability;
import dev.orm.engine.Engine;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.MigrationFailedException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.schema.Column;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class FailureTest {

    @Revision(id = "f001", message = "create things")
    private static final class CreateThings implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "things",
                    table -> table.column(Column.of("id", SqlType.BIGINT).notNull())
                            .column(Column.of("name", SqlType.varchar(40)))
                            .primaryKey("id"));
            op.insert("things", List.of("id", "name"), List.of(List.of(1L, "same"), List.of(2L, "same")));
        }

        @Override
        public void downgrade(Operations op) {
            op.irreversible("the things would be lost");
        }
    }

    @Revision(id = "f002", parents = "f001", message = "unique names")
    private static final class UniqueNames implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("things", Column.of("note", SqlType.varchar(40)));
            op.createUniqueConstraint("things", "name");
        }

        @Override
        public void downgrade(Operations op) {
            op.dropConstraint("things", "uq_things_name");
            op.dropColumn("things", "note");
        }
    }

    @Revision(id = "f002", parents = "f001", message = "other names")
    private static final class EditedNames implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("things", Column.of("remark", SqlType.varchar(40)));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("things", "remark");
        }
    }

    @Test
    @Tag("MIG-38")
    @Tag("MIG-08")
    void aFailureNamesRevisionOperationSqlStateAndWhatIsNext(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new CreateThings(), new UniqueNames())) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> live.migrator().upgrade("heads"))
                    .withMessageContaining("revision f002 (unique names)")
                    .withMessageContaining("add constraint uq_things_name to things)")
                    .satisfies(failure -> assertThat(failure.getMessage()).containsOnlyOnce("Statement: "))
                    .withMessageContaining("db upgrade")
                    .satisfies(failure -> assertThat(failure.revision()).isEqualTo("f002"));
            // What came before the revision stays.
            assertThat(live.migrator().history())
                    .extracting(AppliedRevision::id)
                    .startsWith("f001");
            boolean rolledBack = live.engine().dialect().supports(Capability.TRANSACTIONAL_DDL);
            assertThat(live.migrator().history()).hasSize(rolledBack ? 1 : 2);
            assertThat(live.differences("f001").isEmpty()).isEqualTo(rolledBack);
            live.run("update things set name = 'other' where id = 2");
            assertThat(live.migrator().upgrade("heads")).hasSize(1);
            assertThat(live.differences("f001", "f002")).isEmpty();
            assertThat(live.values("select name from things order by id")).containsExactly("same", "other");
        }
    }

    @Revision(id = "f003", parents = "f001", message = "longer names")
    private static final class LongerNames implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.alterColumn("things", "name", column -> column.type(SqlType.TEXT));
        }

        @Override
        public void downgrade(Operations op) {
            op.alterColumn("things", "name", column -> column.type(SqlType.varchar(40)));
        }
    }

    @Revision(id = "f004", parents = "f001", message = "no names")
    private static final class NoNames implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.dropColumn("things", "name");
        }

        @Override
        public void downgrade(Operations op) {
            op.addColumn("things", Column.of("name", SqlType.varchar(40)));
        }
    }

    /** PostgreSQL changes no type below a view, and drops nothing there; others differ, and whoever refuses says why. */
    @Test
    @Tag("MIG-08")
    void aViewThatIsInTheWayIsNamed(TestDatabase database) {
        for (Migration change : List.of(new LongerNames(), new NoNames())) {
            try (Live live = new Live(Engine.create(database.dataSource()), new CreateThings(), change)) {
                live.migrator().upgrade("f001");
                live.run("create view labels as select name as label from things");
                boolean isRefused = false;
                try {
                    live.migrator().upgrade("heads");
                } catch (MigrationFailedException refused) {
                    isRefused = true;
                    assertThat(refused)
                            .hasMessageContaining("It is read by view labels: drop it before, by op.dropView");
                }
                if (live.engine().dialect().supports(Capability.NOT_VALID_CONSTRAINTS)) {
                    assertThat(isRefused).isTrue();
                }
                live.run("drop view labels");
                live.migrator().upgrade("heads");
                assertThat(live.migrator().pending()).isEmpty();
                database.reset();
            }
        }
    }

    @Test
    @Tag("PEER-32")
    void tablesThatAreThereWithoutAHistoryAreLeftAlone(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), Blog.all())) {
            live.run("create table other (id int)", "create table posts (id int)");
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> live.migrator().upgrade("heads"))
                    .withMessageContaining(
                            "revision a002 (create posts) would create table posts, which is there already")
                    .withMessageContaining("db stamp a002")
                    .withMessageContaining("db adopt");
            assertThat(live.migrator().history()).isEmpty();
            assertThatExceptionOfType(RuntimeException.class)
                    .as("the first revision has not run either")
                    .isThrownBy(() -> live.values("select id from users"));
            live.run("drop table posts");
            assertThat(live.migrator().upgrade("a002")).hasSize(2);
        }
    }

    @Test
    @Tag("MIG-14")
    void whereThereIsNoWayBackNothingIsChanged(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new CreateThings())) {
            live.migrator().upgrade("heads");
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> live.migrator().downgrade("base"))
                    .withMessageContaining("the things would be lost");
            assertThat(live.differences("f001")).isEmpty();
        }
    }

    @Test
    @Tag("PEER-02")
    @Tag("PEER-03")
    void anEditedRevisionIsRefusedUntilItIsAccepted(TestDatabase database) {
        try (Live before = new Live(Engine.create(database.dataSource()), new CreateThings(), new UniqueNames());
                Live after = new Live(Engine.create(database.dataSource()), new CreateThings(), new EditedNames());
                Live older = new Live(Engine.create(database.dataSource()), new CreateThings())) {
            before.migrator().upgrade("f001");
            before.migrator().stamp(List.of("f002"));
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> after.migrator().upgrade("heads"))
                    .withMessageContaining("f002 (other names)")
                    .withMessageContaining("db repair --accept f002");
            after.migrator().repair().acceptChecksum("f002");
            assertThat(after.migrator().upgrade("heads")).isEmpty();
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(older.migrator()::validate)
                    .withMessageContaining("f002")
                    .withMessageContaining("unknown to this program");
            Migrator tolerant = Migrator.builder(older.engine())
                    .migrations(new CreateThings())
                    .allowNewerSchema(true)
                    .build();
            assertThat(tolerant.upgrade("heads")).isEmpty();
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> tolerant.downgrade("base"))
                    .withMessageContaining("f002");
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> older.migrator().stamp(List.of("heads")))
                    .withMessageContaining("--purge");
            assertThat(older.migrator().repair().removeUnknown()).containsExactly("f002");
            assertThat(older.migrator().current()).containsExactly("f001");
        }
    }

    @Test
    @Tag("MIG-23")
    @Tag("MIG-16")
    void aStampWritesTheHistoryOnly(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), Blog.all())) {
            assertThat(live.migrator().current()).isEmpty();
            assertThat(live.migrator().pending()).hasSize(4);
            assertThatExceptionOfType(RuntimeException.class)
                    .as("asking makes no table")
                    .isThrownBy(() -> live.values("select id from orm_revisions"));
            live.migrator().stamp(List.of("heads"));
            assertThat(live.migrator().current()).containsExactly("a004");
            assertThat(live.migrator().upgrade("heads")).isEmpty();
            assertThat(live.differences()).isEmpty();
            live.migrator().stamp(List.of("a002"));
            assertThat(live.migrator().current()).containsExactly("a002");
            live.run("update orm_revisions set id = 'gone' where id = 'a001'");
            assertThat(live.migrator().stamp(List.of("a001"), true)).containsExactly("a001");
            assertThat(live.migrator().current()).containsExactly("a001");
            assertThat(live.migrator().list("base:current")).hasSize(1);
            live.migrator().stamp(List.of("base"));
            assertThat(live.migrator().history()).isEmpty();
        }
    }
}
