package dev.orm.migrations.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.Migration;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.run.Drift;
import dev.orm.migrations.run.Migrator;
import dev.orm.reflect.AdoptedDatabases;
import dev.orm.reflect.ComparisonRules;
import dev.orm.reflect.CompiledSources;
import dev.orm.reflect.SchemaDifference;
import dev.orm.schema.Schema;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Left out where the databases are not beside the repository, so no feature rests on it. */
@EachDatabase
class AdoptionTest {

    private static final HistoryTable HISTORY = new HistoryTable(TableName.of(HistoryTable.DEFAULT_NAME));

    private static List<String> drift(Engine engine, Migrator migrator) {
        try (EngineConnection connection = engine.connect(true)) {
            return Drift.find(connection, migrator.graph(), HISTORY, ComparisonRules.NONE).stream()
                    .map(SchemaDifference::message)
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chinook", "northwind"})
    void aDatabaseOfSomebodyElseIsAdopted(String name, TestDatabase database, @TempDir Path folder)
            throws IOException, SQLException {
        RevisionSource source =
                new RevisionSource("a0a0", List.of(), "adopt " + name, LocalDateTime.of(2026, 1, 1, 0, 0));
        CompiledSources compiled;
        try (Engine engine = AdoptedDatabases.load(database, Files.createDirectory(folder.resolve("data")), name)) {
            RevisionDraft draft;
            try (EngineConnection connection = engine.connect(true)) {
                draft = Adoption.draft(connection, null, HISTORY, ComparisonRules.NONE);
            }
            compiled = CompiledSources.of(List.of(source.file(draft, "com.example")), folder);
            Migrator migrator = Migrator.builder(engine)
                    .migrations((Migration) compiled.instance(source.className()))
                    .build();
            Migrator.builder(engine).build().adopt(source.id(), source.message(), draft.upgrade());
            migrator.validate();
            assertThat(migrator.upgrade("heads")).isEmpty();
            assertThat(drift(engine, migrator)).isEmpty();
            try (EngineConnection connection = engine.connect(true)) {
                assertThat(Adoption.draft(connection, null, HISTORY, ComparisonRules.NONE)
                                .upgrade())
                        .hasSameSizeAs(draft.upgrade());
            }
        }
        database.reset();
        try (Engine fresh = Engine.create(database.dataSource())) {
            Migrator migrator = Migrator.builder(fresh)
                    .migrations((Migration) compiled.instance(source.className()))
                    .build();
            migrator.upgrade("heads");
            assertThat(drift(fresh, migrator)).isEmpty();
            migrator.downgrade("base");
            try (EngineConnection connection = fresh.connect(true)) {
                assertThat(Drift.find(connection, Schema.of(), HISTORY, ComparisonRules.NONE))
                        .isEmpty();
            }
        }
    }
}
