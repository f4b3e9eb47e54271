package dev.orm.migrations.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationFailedException;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.run.Drift;
import dev.orm.migrations.run.Migrator;
import dev.orm.reflect.ComparisonRules;
import dev.orm.reflect.CompiledSources;
import dev.orm.reflect.SchemaDifference;
import dev.orm.reflect.SourceFile;
import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.schema.Identity;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The values of an enum type come, go, move and are renamed, with rows in place, up and down. */
@EachDatabase
class EnumChangesTest {

    private static final HistoryTable HISTORY = new HistoryTable(TableName.of(HistoryTable.DEFAULT_NAME));

    @TempDir
    Path folder;

    private static Schema moods(String defaultValue, String... values) {
        EnumType mood = new EnumType(TableName.of("mood"), List.of(values));
        Table table = Table.builder(TableName.of("t"))
                .column(Column.of("id", SqlType.BIGINT).notNull().identity(Identity.BY_DEFAULT))
                .primaryKey("id")
                .column(Column.of("m", SqlType.varchar(20))
                        .notNull()
                        .enumType(mood)
                        .defaultValue(DdlExpression.literal(defaultValue)))
                .column(Column.of("n", SqlType.varchar(20)).enumType(mood))
                .build();
        return Schema.of(table);
    }

    /** Two revisions: the first makes one schema, the second the other of it. */
    private Migrator migrator(Engine engine, Schema before, RevisionDraft change) {
        RevisionDraft begin = Autogenerate.compare(Schema.of(), before, Decisions.NONE);
        RevisionSource first = new RevisionSource("aaaa", List.of(), "begin", LocalDateTime.of(2026, 1, 1, 0, 0));
        RevisionSource second =
                new RevisionSource("bbbb", List.of("aaaa"), "change", LocalDateTime.of(2026, 1, 2, 0, 0));
        List<SourceFile> files = List.of(first.file(begin, "x"), second.file(change, "x"));
        CompiledSources sources = CompiledSources.of(files, folder);
        return Migrator.builder(engine)
                .migrations((Migration) sources.instance(first.className()), (Migration)
                        sources.instance(second.className()))
                .build();
    }

    private static List<String> values(Engine engine, String sql) {
        try (EngineConnection connection = engine.connect(false)) {
            return new ArrayList<>(connection.unsafeSql(sql).list(String.class));
        }
    }

    private static void run(Engine engine, String... texts) {
        try (EngineConnection connection = engine.connect(false)) {
            for (String sql : texts) {
                connection.unsafeSql(sql).update();
            }
        }
    }

    private static List<String> drift(Engine engine, Migrator migrator) {
        try (EngineConnection connection = engine.connect(false)) {
            return Drift.find(connection, migrator.graph(), HISTORY, ComparisonRules.NONE).stream()
                    .map(SchemaDifference::message)
                    .toList();
        }
    }

    private static Decisions decisions(List<String> renames, List<String> drops) {
        return Decisions.parse(renames, drops, List.of());
    }

    @Test
    @Tag("PAIN-27")
    @Tag("AUTO-33")
    @Tag("AUTO-34")
    @Tag("AUTO-35")
    void valuesAreAddedWhereverTheyStand(TestDatabase database) {
        Schema before = moods("sad", "sad", "glad");
        Schema after = moods("sad", "mad", "sad", "so-so", "glad", "happy");
        RevisionDraft draft = Autogenerate.compare(before, after, Decisions.NONE);
        assertThat(draft.upgrade()).hasSize(3);
        assertThat(draft.downgrade()).hasSize(3);
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator migrator = migrator(engine, before, draft);
            migrator.upgrade("aaaa");
            run(engine, "insert into t (m, n) values ('glad', null)");
            migrator.upgrade("heads");
            assertThat(drift(engine, migrator)).isEmpty();
            run(engine, "insert into t (m, n) values ('mad', 'happy')");
            assertThat(values(engine, "select m from t order by id")).containsExactly("glad", "mad");
            assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> migrator.downgrade("aaaa"));
            assertThat(values(engine, "select m from t order by id")).containsExactly("glad", "mad");
            run(engine, "update t set m = 'sad', n = 'glad' where m = 'mad'");
            migrator.downgrade("aaaa");
            assertThat(drift(engine, migrator)).isEmpty();
            assertThat(values(engine, "select m from t order by id")).containsExactly("glad", "sad");
            assertThat(Autogenerate.compare(after, after, Decisions.NONE).isEmpty())
                    .isTrue();
        }
    }

    @Test
    @Tag("AUTO-33")
    @Tag("AUTO-35")
    void valuesAreRenamedWithTheirRows(TestDatabase database) {
        Schema before = moods("sad", "sad", "glad");
        Schema after = moods("low", "low", "glad");
        assertThatExceptionOfType(OpenQuestionsException.class)
                .isThrownBy(() -> Autogenerate.compare(before, after, Decisions.NONE))
                .withMessageContaining("--rename mood.sad=mood.low")
                .withMessageContaining("--drop mood.sad");
        RevisionDraft draft = Autogenerate.compare(before, after, decisions(List.of("mood.sad=mood.low"), List.of()));
        assertThat(draft.upgrade())
                .extracting(MigrationStep::describe)
                .containsExactly("change the values of enum type mood");
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator migrator = migrator(engine, before, draft);
            migrator.upgrade("aaaa");
            run(engine, "insert into t (m, n) values ('sad', 'glad')", "insert into t (n) values ('sad')");
            migrator.upgrade("heads");
            assertThat(drift(engine, migrator)).isEmpty();
            assertThat(values(engine, "select m from t order by id")).containsExactly("low", "low");
            assertThat(values(engine, "select n from t order by id")).containsExactly("glad", "low");
            run(engine, "insert into t (n) values ('glad')");
            migrator.downgrade("aaaa");
            assertThat(drift(engine, migrator)).isEmpty();
            assertThat(values(engine, "select m from t order by id")).containsExactly("sad", "sad", "sad");
        }
    }

    @Test
    @Tag("AUTO-33")
    @Tag("AUTO-35")
    void valuesThatAreGoneStopTheRevisionWhereRowsHaveThem(TestDatabase database) {
        Schema before = moods("mad", "mad", "sad", "glad", "meh");
        Schema after = moods("glad", "glad", "low");
        RevisionDraft draft = Autogenerate.compare(
                before, after, decisions(List.of("mood.sad=mood.low"), List.of("mood.mad", "mood.meh")));
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator migrator = migrator(engine, before, draft);
            migrator.upgrade("aaaa");
            run(engine, "insert into t (m, n) values ('sad', 'mad'), ('glad', 'sad')");
            assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> migrator.upgrade("heads"));
            assertThat(values(engine, "select n from t order by id").get(0)).isEqualTo("mad");
            run(engine, "update t set n = null where n = 'mad'");
            migrator.upgrade("heads");
            assertThat(drift(engine, migrator)).isEmpty();
            assertThat(values(engine, "select m from t order by id")).containsExactly("low", "glad");
            run(engine, "insert into t (n) values ('low')");
            migrator.downgrade("aaaa");
            assertThat(drift(engine, migrator)).isEmpty();
            assertThat(values(engine, "select m from t order by id")).containsExactly("sad", "glad", "glad");
        }
    }

    @Test
    @Tag("AUTO-35")
    void aCheckThatSomebodyWroteIsReplaced(TestDatabase database) {
        Schema before = checked("a", "b");
        Schema after = checked("a", "b", "c");
        RevisionDraft draft = Autogenerate.compare(before, after, Decisions.NONE);
        assertThat(draft.upgrade())
                .extracting(MigrationStep::describe)
                .containsExactly("drop constraint ck_s of t", "add constraint ck_s to t");
        try (Engine engine = Engine.create(database.dataSource())) {
            Migrator migrator = migrator(engine, before, draft);
            migrator.upgrade("heads");
            run(engine, "insert into t (id, s) values (1, 'c')");
            assertThat(drift(engine, migrator)).isEmpty();
        }
    }

    private static Schema checked(String... values) {
        return Schema.of(Table.builder(TableName.of("t"))
                .column(Column.of("id", SqlType.BIGINT).notNull())
                .primaryKey("id")
                .column(Column.of("s", SqlType.varchar(9)))
                .check(new Check(
                        "ck_s",
                        DdlExpression.column("s")
                                .in(List.of(values).stream()
                                        .map(DdlExpression::literal)
                                        .toList())))
                .build());
    }
}
