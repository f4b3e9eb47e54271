package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.StatementEvent;
import dev.orm.engine.StatementListener;
import dev.orm.engine.TransactionOptions;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.NewerSchemaException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.reflect.Inspector;
import dev.orm.schema.Column;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a program does with a migrator, beside going up and down. */
@EachDatabase
class ProgramTest {

    private final List<String> sent = new ArrayList<>();

    private Engine engine;

    @BeforeEach
    void open(TestDatabase database) {
        engine = Engine.builder()
                .dataSource(database.dataSource())
                .listener(new StatementListener() {
                    @Override
                    public void afterStatement(StatementEvent event) {
                        sent.add(event.sql());
                    }
                })
                .build();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Migrator migrator(Migration... migrations) {
        return Migrator.builder(engine).migrations(migrations).build();
    }

    @Test
    @Tag("PEER-21")
    void whereNothingIsToDoThereIsOneQueryAndNoLock() {
        Migrator migrator = migrator(Blog.all());
        assertThat(migrator.isAt("heads")).isFalse();
        migrator.upgrade("heads");
        sent.clear();
        assertThat(migrator.isAt("heads")).isTrue();
        assertThat(sent)
                .singleElement()
                .asString()
                .startsWithIgnoringCase("select")
                .contains("orm_revisions");
        sent.clear();
        assertThat(migrator.upgrade("heads")).isEmpty();
        assertThat(sent).hasSize(1);
    }

    @Test
    @Tag("MIG-09")
    void aTransactionOfTheCallerIsRolledBackAsAWhole() {
        Migrator migrator = migrator(new First(), new Second());
        try (EngineConnection connection = engine.connect(false)) {
            assertThatThrownBy(() -> migrator.upgrade("heads", connection))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("in no transaction");
            connection.begin(TransactionOptions.READ_WRITE);
            if (!engine.dialect().supports(Capability.TRANSACTIONAL_DDL)) {
                assertThatThrownBy(() -> migrator.upgrade("heads", connection))
                        .hasMessageContaining("commits whatever changes a schema");
                connection.rollback();
                return;
            }
            assertThat(migrator.upgrade("heads", connection))
                    .extracting(RevisionScript::id)
                    .containsExactly("f001", "f002");
            connection.rollback();
            assertThat(migrator.history()).isEmpty();
            connection.begin(TransactionOptions.READ_WRITE);
            migrator.upgrade("heads", connection);
            connection.commit();
            assertThat(migrator.upgrade("heads")).isEmpty();
            connection.begin(TransactionOptions.READ_WRITE);
            assertThat(migrator.downgrade("f001", connection)).hasSize(1);
            connection.rollback();
            assertThat(migrator.history()).extracting(AppliedRevision::id).containsExactly("f001", "f002");
        }
    }

    @Test
    @Tag("MIG-25")
    void theTableAloneIsMadeByAStamp() {
        Migrator migrator = migrator(Blog.all());
        assertThat(migrator.stamp(List.of("base"))).isEmpty();
        assertThat(migrator.stamp(List.of())).isEmpty();
        try (EngineConnection connection = engine.connect(false)) {
            assertThat(new Inspector(connection).tableNames(null))
                    .extracting(TableName::name)
                    .filteredOn(name -> !name.endsWith("_lock"))
                    .containsExactly("orm_revisions");
        }
    }

    @Test
    @Tag("PEER-01")
    void thePastIsReadBySqlOfOnesOwn() {
        Migrator.builder(engine)
                .migrations(new First(), new Second())
                .appliedBy("ada@example")
                .build()
                .upgrade("heads");
        try (EngineConnection connection = engine.connect(false)) {
            assertThat(connection
                            .unsafeSql(
                                    "select id from orm_revisions where state = 'APPLIED' and millis >= 0 and started is"
                                            + " not null and applied_by = 'ada@example' and checksum like '1:%' order by started")
                            .list(String.class))
                    .containsExactly("f001", "f002");
            assertThat(connection
                            .unsafeSql("select message from orm_revisions where parents = 'f001'")
                            .list(String.class))
                    .containsExactly("second");
        }
    }

    @Test
    @Tag("PEER-02")
    void anOlderProgramRunsOnANewerSchemaOnlyIfAllowed() {
        migrator(new First(), new Second()).upgrade("heads");
        Migrator older = migrator(new First());
        assertThatThrownBy(() -> older.upgrade("heads"))
                .isInstanceOf(NewerSchemaException.class)
                .hasMessageContaining("Revision f002 (second) is applied in the database and unknown to this program");
        assertThatThrownBy(older::validate).isInstanceOf(NewerSchemaException.class);
        Migrator allowing = Migrator.builder(engine)
                .migrations(new First())
                .allowNewerSchema(true)
                .build();
        assertThat(allowing.upgrade("heads")).isEmpty();
        allowing.validate();
        Migrator another = Migrator.builder(engine)
                .migrations(new First(), new Third())
                .allowNewerSchema(true)
                .build();
        assertThatThrownBy(() -> another.upgrade("heads")).hasMessageContaining("refused even where a newer schema");
    }

    @Test
    @Tag("PEER-12")
    void eachRevisionIsTriedForthAndBackWithRowsInPlace() {
        Migrator migrator = migrator(Blog.all());
        List<String> tried = new ArrayList<>();
        RevisionTrial.run(migrator, (revision, connection) -> {
            tried.add(revision);
            if (revision.equals("a003")) {
                connection
                        .unsafeSql("insert into users (id, name, age, email) values (7, 'eve', 40, 'eve@example.org')")
                        .update();
            }
        });
        assertThat(tried).containsExactly("a001", "a002", "a003", "a004");
        assertThat(migrator.pending()).isEmpty();
        try (EngineConnection connection = engine.connect(false)) {
            assertThat(connection
                            .unsafeSql("select label from users where id = 7")
                            .list(String.class))
                    .containsExactly("eve");
        }
    }

    @Test
    @Tag("PEER-12")
    void aWayBackThatIsNoneIsFound() {
        assertThatThrownBy(() -> RevisionTrial.run(migrator(new First(), new Halfway()), (revision, connection) -> {}))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith(
                        "After the downgrade of revision f004 the database is not what the revisions say:")
                .hasMessageContaining("colour");
    }

    @Revision(id = "f001", message = "first")
    static final class First implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "thing",
                    table -> table.column(Column.of("id", SqlType.BIGINT).notNull())
                            .primaryKey("id"));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("thing");
        }
    }

    @Revision(id = "f002", parents = "f001", message = "second")
    static final class Second implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("thing", Column.of("name", SqlType.varchar(20)));
            op.insert("thing", List.of("id", "name"), List.of(List.of(1L, "one")));
        }

        @Override
        public void downgrade(Operations op) {
            op.unsafeSql("delete from thing");
            op.createTable(
                    "gone",
                    table -> table.column(Column.of("id", SqlType.BIGINT).notNull())
                            .primaryKey("id"));
        }
    }

    @Revision(id = "f003", parents = "f001", message = "third")
    static final class Third implements Migration {

        @Override
        public void upgrade(Operations op) {}

        @Override
        public void downgrade(Operations op) {}
    }

    @Revision(id = "f004", parents = "f001")
    static final class Halfway implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("thing", Column.of("colour", SqlType.INTEGER));
        }

        @Override
        public void downgrade(Operations op) {}
    }
}
