package dev.orm.migrations.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.reflect.ComparisonRules;
import dev.orm.reflect.InspectedRoutine;
import dev.orm.reflect.SchemaPart;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is adopted can be made again in the order in which it is written, and what is not adopted is named. */
@EachDatabase
class AdoptedObjectsTest {

    private static final HistoryTable HISTORY = new HistoryTable(TableName.of(HistoryTable.DEFAULT_NAME));

    private static final Map<String, List<String>> ROUTINES = Map.of(
            "SQLite",
            List.of("create trigger noted after insert on base_t begin delete from base_t where id < 0; end"),
            "H2",
            List.of("create alias absolute for 'java.lang.Math.abs(int)'"),
            "PostgreSQL",
            List.of(
                    "create function note() returns trigger language plpgsql as $$ begin return new; end $$",
                    "create trigger noted after insert on base_t for each row execute function note()"),
            "MariaDB",
            List.of(
                    "create trigger noted before insert on base_t for each row set new.n = 1",
                    "create procedure nothing() select 1"));

    private static final Map<String, List<String>> LEFT_OUT = Map.of(
            "SQLite",
            List.of("trigger noted of table base_t"),
            "H2",
            List.of("function absolute"),
            "PostgreSQL",
            List.of("function note", "trigger noted of table base_t"),
            "MariaDB",
            List.of("procedure nothing", "trigger noted of table base_t"));

    private static void run(TestDatabase database, List<String> texts) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String text : texts) {
                statement.execute(text);
            }
        }
    }

    @Test
    void viewsThatReadViewsAreMadeInTheirOrder(TestDatabase database) throws SQLException {
        run(
                database,
                List.of(
                        "create table base_t (id integer not null primary key, n integer)",
                        "create view z_v as select id, n from base_t",
                        "create view a_v as select id from z_v"));
        try (Engine engine = Engine.create(database.dataSource());
                EngineConnection connection = engine.connect(false)) {
            RevisionDraft draft = Adoption.draft(connection, null, HISTORY, ComparisonRules.NONE);
            assertThat(draft.upgrade())
                    .extracting(MigrationStep::describe)
                    .containsExactly("create table base_t", "create view z_v", "create view a_v");
            for (List<MigrationStep> steps : List.of(draft.downgrade(), draft.upgrade())) {
                for (MigrationStep step : steps) {
                    run(database, engine.dialect().ddl().compile(((SchemaChange) step).operation()));
                }
            }
        }
    }

    @Test
    void triggersAndRoutinesAreNamed(TestDatabase database) throws SQLException {
        run(database, List.of("create table base_t (id integer not null primary key, n integer)"));
        try (Engine engine = Engine.create(database.dataSource());
                EngineConnection connection = engine.connect(false)) {
            assertThat(Adoption.leftOut(connection, null, ComparisonRules.NONE)).isEmpty();
            run(database, ROUTINES.get(engine.dialect().name()));
            assertThat(Adoption.leftOut(connection, null, ComparisonRules.NONE))
                    .extracting(InspectedRoutine::toString)
                    .isEqualTo(LEFT_OUT.get(engine.dialect().name()));
            ComparisonRules rules = new ComparisonRules() {
                @Override
                public boolean includes(SchemaPart part) {
                    return !part.name().equals("base_t");
                }
            };
            assertThat(Adoption.leftOut(connection, null, rules))
                    .extracting(InspectedRoutine::kind)
                    .doesNotContain("trigger");
        }
    }
}
