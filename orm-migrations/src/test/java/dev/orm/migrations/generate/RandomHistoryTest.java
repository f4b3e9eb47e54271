package dev.orm.migrations.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Dialect;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.Migration;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.run.Migrator;
import dev.orm.reflect.CompiledSources;
import dev.orm.reflect.Inspector;
import dev.orm.reflect.RandomSchema;
import dev.orm.reflect.SchemaComparison;
import dev.orm.reflect.SchemaDifference;
import dev.orm.reflect.SourceFile;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any model, then any other: revisions are generated, compiled and run, up and down, and nothing is left to generate. */
@EachDatabase
class RandomHistoryTest {

    private static final int HISTORIES = Integer.getInteger("orm.test.histories", 2);
    /** The same in every build, so that a new fault is found by whoever looks for it and not by whoever builds. */
    private static final long SEED = 20_261_126;

    private static final String PACKAGE = "com.example.migrations";

    @Test
    @Tag("AUTO-82")
    @Tag("MIG-12")
    @Tag("MIG-68")
    void whatIsGeneratedMakesTheModel(TestDatabase database, @TempDir Path folder) {
        long first = Long.getLong("orm.test.seed", SEED);
        for (long seed = first; seed < first + HISTORIES; seed++) {
            database.reset();
            try (Engine engine = Engine.create(database.dataSource())) {
                run(engine, seed, folder.resolve(Long.toString(seed)));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    private static void run(Engine engine, long seed, Path folder) {
        Dialect dialect = engine.dialect();
        Schema one = new RandomSchema(seed, dialect).schema(3);
        Schema two = alike(one, new RandomSchema(-seed - 1, dialect).schema(4));
        RevisionDraft begin = Autogenerate.compare(Schema.of(), one, Decisions.NONE);
        RevisionDraft change = Autogenerate.compare(one, two, decisions(one, two));
        RevisionSource first = new RevisionSource("aaaa", List.of(), "begin", LocalDateTime.of(2026, 1, 1, 0, 0));
        RevisionSource second =
                new RevisionSource("bbbb", List.of("aaaa"), "change", LocalDateTime.of(2026, 1, 2, 0, 0));
        List<SourceFile> files = List.of(first.file(begin, PACKAGE), second.file(change, PACKAGE));
        CompiledSources sources = CompiledSources.of(files, folder);
        Migrator migrator = Migrator.builder(engine)
                .migrations((Migration) sources.instance(first.className()), (Migration)
                        sources.instance(second.className()))
                .build();
        SchemaHistory history = new SchemaHistory(migrator.graph());
        assertThat(Autogenerate.compare(history.schemaOf(List.of("aaaa")), one, Decisions.NONE)
                        .isEmpty())
                .isTrue();
        assertThat(Autogenerate.compare(history.schema(), two, Decisions.NONE).isEmpty())
                .isTrue();
        migrator.upgrade("aaaa");
        assertThat(differences(engine, one)).as("begin").isEmpty();
        migrator.upgrade("bbbb");
        assertThat(differences(engine, two)).as("change").isEmpty();
        migrator.downgrade("aaaa");
        assertThat(differences(engine, one)).as("back").isEmpty();
        migrator.upgrade("heads");
        assertThat(differences(engine, two)).as("again").isEmpty();
        migrator.downgrade("base");
        try (EngineConnection connection = engine.connect(false)) {
            assertThat(new Inspector(connection).tableNames(null))
                    .allMatch(name -> name.name().startsWith(HistoryTable.DEFAULT_NAME));
        }
    }

    private static List<String> differences(Engine engine, Schema schema) {
        try (EngineConnection connection = engine.connect(false)) {
            return SchemaComparison.compare(connection, schema).stream()
                    .map(SchemaDifference::message)
                    .filter(message -> !message.contains(HistoryTable.DEFAULT_NAME))
                    .toList();
        }
    }

    /** Columns of one name keep their type and where they start to count, as no database turns a UUID into a date. */
    private static Schema alike(Schema before, Schema after) {
        List<Table> tables = new ArrayList<>();
        for (Table table : after.tables()) {
            Table old = before.table(table.name()).orElse(table);
            TableBuilder builder = Table.builder(table.name()).comment(table.comment());
            for (Column<?> column : table.columns()) {
                Column<?> kept = old.columns().stream()
                        .filter(other -> other.name().equals(column.name())
                                && !(other.type().equals(column.type())
                                        && Objects.equals(other.enumType(), column.enumType())
                                        && start(other) == start(column)))
                        .findFirst()
                        .<Column<?>>map(other -> other)
                        .orElse(column);
                builder.column(kept);
            }
            table.constraints().forEach(builder::constraint);
            table.indexes().forEach(builder::index);
            tables.add(builder.build());
        }
        return Schema.of(tables);
    }

    private static long start(Column<?> column) {
        return column.identity() == null ? 1 : column.identity().start();
    }

    private static Decisions decisions(Schema before, Schema after) {
        Map<String, DdlExpression> fills = new HashMap<>();
        for (Table table : after.tables()) {
            for (Column<?> column : table.columns()) {
                fills.put(table.name() + "." + column.name(), NeutralValue.of(column));
            }
        }
        assertThat(before.table(TableName.of("table 0"))).isPresent();
        return new Decisions(Map.of(), Set.of(Decisions.ALL), fills);
    }
}
