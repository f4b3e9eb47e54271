package dev.orm.tour.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.graph.RevisionClasses;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.run.Drift;
import dev.orm.migrations.run.Migrator;
import dev.orm.migrations.run.RevisionTrial;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

@EachDatabase
class MigrationsTourTest {

    private static Migrator migrator(Engine engine) {
        ClassLoader loader = MigrationsTourTest.class.getClassLoader();
        return Migrator.builder(engine)
                .revisions(RevisionClasses.find(loader, "dev.orm.tour.migrations"))
                .build();
    }

    private static List<String> texts(Engine engine, String sql) {
        try (EngineConnection connection = engine.connect(false)) {
            return connection.unsafeSql(sql).list(String.class).stream()
                    .map(String::valueOf)
                    .toList();
        }
    }

    @Test
    void goesThereAndBack(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator migrator = migrator(engine);
            migrator.upgrade("+1");
            texts(engine, "select name from users");
            try (EngineConnection connection = engine.connect(false)) {
                connection.unsafeSql("insert into users (name) values ('ada')").update();
            }

            List<RevisionScript> applied = migrator.upgrade("heads");
            assertThat(applied).extracting(RevisionScript::message).containsExactly("add user email", "require age");
            assertThat(texts(engine, "select email from users")).containsExactly("unknown@example.org");
            assertThat(texts(engine, "select age from users")).containsExactly("18");

            migrator.downgrade("9a3be1c2d4f0");
            assertThat(migrator.current()).containsExactly("9a3be1c2d4f0");
            assertThat(texts(engine, "select name from users")).containsExactly("ada");

            migrator.downgrade("base");
            assertThat(migrator.current()).isEmpty();
        }
    }

    @Test
    void everyRevisionIsTried(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator migrator = migrator(engine);
            RevisionTrial.run(migrator, (revision, connection) -> {
                if (revision.equals("9a3be1c2d4f0")) {
                    connection
                            .unsafeSql("insert into users (name) values ('ada')")
                            .update();
                }
            });
            assertThat(migrator.pending()).isEmpty();
            assertThat(texts(engine, "select age from users")).containsExactly("18");
        }
    }

    @Test
    void rulesOfOnesOwn(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator migrator = migrator(engine);
            migrator.upgrade("heads");
            try (EngineConnection connection = engine.connect(false)) {
                assertThat(Drift.find(
                                connection,
                                migrator.graph(),
                                new HistoryTable(TableName.of("orm_revisions")),
                                new OwnRules()))
                        .isEmpty();
            }
        }
    }
}
