package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.dialect.Capability;
import dev.orm.dialect.DatabaseError;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.StatementEvent;
import dev.orm.engine.StatementListener;
import dev.orm.engine.TransactionOptions;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationFailedException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes of tables that others use meanwhile. */
@EachDatabase
class OnlineChangeTest {

    private static final EnumType MOOD = new EnumType(TableName.of("mood"), List.of("sad", "glad"));

    @Revision(id = "o001")
    private static final class CreatePeople implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createEnumType(MOOD);
            op.createTable(
                    "people",
                    table -> table.column(Column.of("id", SqlType.BIGINT).notNull())
                            .column(Column.of("name", SqlType.varchar(40)))
                            .column(Column.of("mood", SqlType.varchar(20)).enumType(MOOD))
                            .primaryKey("id"));
            op.insert(
                    "people",
                    List.of("id", "name", "mood"),
                    List.of(List.of(1L, "ada", "sad"), List.of(2L, "ada", "glad")));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("people");
            op.dropEnumType("mood");
        }
    }

    @Revision(id = "o002", parents = "o001")
    private static final class IndexNames implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("people", Column.of("note", SqlType.varchar(40)));
            op.createIndexConcurrently("people", new Index("ux_people_name", List.of("name"), true));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropIndexConcurrently("people", "ux_people_name");
            op.dropColumn("people", "note");
        }
    }

    @Revision(id = "o003", parents = "o001")
    private static final class AddMood implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addEnumValue("mood", "proud");
            op.insert("people", List.of("id", "name", "mood"), List.of(List.of(3L, "bob", "proud")));
        }

        @Override
        public void downgrade(Operations op) {
            op.irreversible("the proud would have no mood");
        }
    }

    @Revision(id = "o005", parents = "o001")
    private static final class DemandMore implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "teams",
                    table -> table.column(Column.of("id", SqlType.BIGINT).notNull())
                            .primaryKey("id"));
            op.insert("teams", List.of("id"), List.of(List.of(1L), List.of(2L)));
            op.createConstraintNotValid(
                    "people",
                    new ForeignKey(
                            "fk_people_id",
                            List.of("id"),
                            TableName.of("teams"),
                            List.of("id"),
                            ReferentialAction.NO_ACTION));
            op.createConstraintNotValid(
                    "people",
                    new Check("ck_people_name", DdlExpression.column("name").ne(DdlExpression.literal("bob"))));
            op.validateConstraint("people", "fk_people_id");
            op.validateConstraint("people", "ck_people_name");
            op.setNotNullOnline("people", "name");
        }

        @Override
        public void downgrade(Operations op) {
            op.alterColumn("people", "name", column -> column.nullable(true));
            op.dropConstraint("people", "ck_people_name");
            op.dropConstraint("people", "fk_people_id");
            op.dropTable("teams");
        }
    }

    @Revision(id = "o004", parents = "o001")
    private static final class AddAge implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.addColumn("people", Column.of("age", SqlType.INTEGER));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("people", "age");
        }
    }

    @Test
    @Tag("MIG-39")
    void anIndexThatIsBuiltConcurrentlyIsBuiltAgainWhenItFailed(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new CreatePeople(), new IndexNames())) {
            live.migrator().upgrade("o001");
            assertThat(live.migrator().planUpgrade("heads").get(0).leavesTransaction())
                    .isEqualTo(live.engine().dialect().supports(Capability.CONCURRENT_INDEXES));
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> live.migrator().upgrade("heads"))
                    .withMessageContaining("create index ux_people_name");
            live.run("update people set name = 'eve' where id = 2");
            live.migrator().upgrade("heads");
            assertThat(live.differences("o001", "o002")).isEmpty();
            live.migrator().downgrade("o001");
            assertThat(live.differences("o001")).isEmpty();
            assertThat(live.values("select name from people order by id")).containsExactly("ada", "eve");
        }
    }

    @Test
    @Tag("PEER-39")
    void constraintsAreDemandedOfNewRowsFirst(TestDatabase database) {
        List<String> texts = new ArrayList<>();
        StatementListener sent = new StatementListener() {
            @Override
            public void afterStatement(StatementEvent event) {
                texts.add(event.sql());
            }
        };
        try (Engine engine = Engine.builder()
                        .dataSource(database.dataSource())
                        .listener(sent)
                        .build();
                Live live = new Live(engine, new CreatePeople(), new DemandMore())) {
            for (int round = 0; round < 2; round++) {
                live.migrator().upgrade("o005");
                assertThat(live.differences("o001", "o005")).isEmpty();
                assertThat(live.values("select name from people order by id")).containsExactly("ada", "ada");
                assertThatExceptionOfType(DatabaseException.class)
                        .isThrownBy(() -> live.run("insert into people (id, name) values (3, 'eve')"));
                assertThatExceptionOfType(DatabaseException.class)
                        .isThrownBy(() -> live.run("update people set name = 'bob' where id = 1"));
                assertThatExceptionOfType(DatabaseException.class)
                        .isThrownBy(() -> live.run("update people set name = null where id = 1"));
                live.migrator().downgrade("o001");
                assertThat(live.differences("o001")).isEmpty();
            }
            boolean online = engine.dialect().supports(Capability.NOT_VALID_CONSTRAINTS);
            assertThat(texts.stream().filter(sql -> sql.endsWith(" not valid"))).hasSize(online ? 6 : 0);
            assertThat(texts.stream().filter(sql -> sql.contains(" validate constraint ")))
                    .hasSize(online ? 6 : 0);
        }
    }

    @Test
    @Tag("PEER-39")
    void rowsThatWereThereAreRefusedWhenTheyAreLookedAt(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new CreatePeople(), new DemandMore())) {
            live.migrator().upgrade("o001");
            live.run("update people set name = null where id = 2");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> live.migrator().upgrade("heads"))
                    .withMessageContaining("alter column people.name, online");
            live.run("update people set name = 'eve' where id = 2");
            live.migrator().upgrade("heads");
            assertThat(live.differences("o001", "o005")).isEmpty();
            assertThat(live.values("select name from people order by id")).containsExactly("ada", "eve");
        }
    }

    @Test
    @Tag("AUTO-34")
    void aValueOfAnEnumTypeCanBeUsedInTheRevisionThatAddsIt(TestDatabase database) {
        try (Live live = new Live(Engine.create(database.dataSource()), new CreatePeople(), new AddMood())) {
            live.migrator().upgrade("heads");
            assertThat(live.differences("o001", "o003")).isEmpty();
            assertThat(live.values("select name from people where mood = 'proud'"))
                    .containsExactly("bob");
        }
    }

    @Test
    @Tag("PEER-06")
    @Tag("MIG-38")
    void aTableThatIsInUseIsWaitedForAShortTimeAndTriedAgain(TestDatabase database) {
        try (Live holder = new Live(Engine.create(database.dataSource()), new CreatePeople());
                EngineConnection reader = holder.engine().connect(false)) {
            holder.migrator().upgrade("heads");
            List<StatementEvent> refused = new ArrayList<>();
            StatementListener release = new StatementListener() {
                @Override
                public void afterStatement(StatementEvent event) {
                    if (event.error() == DatabaseError.Kind.LOCK && event.sql().contains("alter table")) {
                        refused.add(event);
                        reader.rollback();
                    }
                }
            };
            boolean waits = holder.engine().dialect().lockTimeout(Duration.ofSeconds(1)) != null;
            if (waits) {
                reader.begin(TransactionOptions.READ_WRITE);
                reader.unsafeSql("select name from people").list(String.class);
            }
            try (Engine engine = Engine.builder()
                    .dataSource(database.dataSource())
                    .listener(release)
                    .build()) {
                Migrator migrator = Migrator.builder(engine)
                        .migrations(new CreatePeople(), new AddAge())
                        .lockTimeout(Duration.ofMillis(100))
                        .build();
                assertThat(migrator.upgrade("heads")).hasSize(1);
                assertThat(refused).hasSize(waits ? 1 : 0);
            }
        }
    }
}
